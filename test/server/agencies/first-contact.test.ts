import { JSDOM } from 'jsdom';
import { personKeyOf } from '../../../src/server/identity/person-key.ts';
import { updateCase } from '../../../src/server/services/agencies/outcomes.ts';
import { setSharing } from '../../../src/server/services/candidate/sharing.ts';
import { setState } from '../../../src/server/services/candidate/wishes.ts';
import { WEBHOOK_TYPES } from '../../../src/server/services/webhooks/emit.ts';
import { registerEndpoint } from '../../../src/server/services/webhooks/endpoints.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { HIKARI, MINATO, SAKURA } from '../slots/introduction-world.ts';
import { openAgencySite, type AgencySite } from './agency-site.ts';

const MAIL = 'who@candidate.example';

describeOnBothEngines('Who makes first contact', (create) => {
  let site: AgencySite;
  let registration: string;

  beforeEach(async () => {
    site = await openAgencySite(await create());
    registration = await site.world.register(HIKARI, { mail: MAIL });
    await db().updateTable('agency_cases').set({ contact_by: '2026-11-20' }).execute();
  });

  afterEach(() => site.close());

  const db = () => site.world.context.database.kysely;

  const personKey = () => personKeyOf(site.world.context.secret, MAIL);
  const share = (agencyId: string, on: boolean) =>
    setSharing(site.world.context, personKey(), { kind: 'agency', agencyId }, on);

  /** What was written to an agency's desk since, by the beginning of the cause. */
  async function mailsTo({ agencyId }: typeof MINATO, cause: string): Promise<readonly string[]> {
    const mails = await db()
      .selectFrom('outbox')
      .select('message')
      .where('cause', 'like', `${cause} ${await idAt(agencyId)}%`)
      .execute();
    return mails.map(({ message }) => (JSON.parse(message) as { text: string }).text);
  }

  const idAt = async (agencyId: string) =>
    (
      await db()
        .selectFrom('agency_cases')
        .select('disclosure_id')
        .where('registration_id', '=', registration)
        .where('agency_id', '=', agencyId)
        .executeTakeFirstOrThrow()
    ).disclosure_id;

  /** All that an agency reads of whether it is to contact the person. */
  async function readBy({ agencyId }: typeof MINATO) {
    const read = async (url: string) => {
      const { document } = new JSDOM((await site.get(url, agencyId)).body).window;
      return (selector: string) => document.querySelector(selector)?.textContent ?? '';
    };
    const list = await read('/agency/candidates');
    const detail = await read(`/agency/candidates/${await idAt(agencyId)}`);
    const csv = (await site.get('/agency/candidates.csv', agencyId)).body;
    const [head = [], row = []] = csv.split('\n').map((line) => line.split(','));
    return {
      card: list('.stats > :first-child'),
      row: list('tbody tr td:nth-child(6)'),
      csv: row[head.indexOf('次の予定')],
      bar: detail('#detail .bar'),
      now: detail('#detail .timeline .now'),
      coming: detail('#detail .timeline .todo'),
    };
  }

  const NOBODY_DUE = { card: '連絡待ち0本日から2営業日以内', now: '' };

  it('is asked for, by its day, of the agency it falls to', async () => {
    expect(await readBy(MINATO)).toMatchObject({
      card: '連絡待ち1うち期限切れ 1名',
      row: '期限 11/20',
      csv: '期限 11/20',
      bar: '最初のご連絡の期限(11月20日(金))を過ぎています。',
      now: '最初のご連絡 (いま)11/20まで',
    });
  });

  it('is asked of no other agency, anywhere', async () => {
    expect(await readBy(SAKURA)).toMatchObject({
      ...NOBODY_DUE,
      row: 'ほかの紹介会社が先にご連絡',
      csv: 'ほかの紹介会社が先にご連絡',
      bar: '最初のご連絡は、ほかの紹介会社が担当しています。',
      coming: '最初のご連絡 (これから)',
    });
  });

  it.each(['paused', 'found'] as const)('is asked of nobody while the person rests: %s', async (state) => {
    await db().updateTable('candidates').set({ state }).execute();
    for (const agency of [MINATO, SAKURA])
      expect(await readBy(agency)).toMatchObject({
        ...NOBODY_DUE,
        row: 'ご本人がお休み中・連絡しない',
        csv: 'ご本人がお休み中・連絡しない',
        bar: 'ご本人がお休み中です。ご連絡はお控えください。',
        coming: '最初のご連絡 (これから)',
      });
  });

  it('is no word about a break where the agency placed the person, and stays one where they rest', async () => {
    const id = await idAt(MINATO.agencyId);
    await updateCase(site.world.context, MINATO, id, { stage: 'placed', nextNote: '入社後の確認' });
    await db().updateTable('candidates').set({ state: 'found' }).execute();
    expect(await readBy(MINATO)).toMatchObject({ row: '入社後の確認', csv: '入社後の確認' });
    expect(await readBy(SAKURA)).toMatchObject({ row: 'ご本人がお休み中・連絡しない' });
    await db().updateTable('candidates').set({ state: 'paused' }).execute();
    expect(await readBy(MINATO)).toMatchObject({ row: 'ご本人がお休み中・連絡しない 入社後の確認' });
  });

  it('leaves what the agency plans readable beside a rest', async () => {
    const id = await idAt(MINATO.agencyId);
    await updateCase(site.world.context, MINATO, id, { stage: 'introducing', nextNote: '二次面接' });
    expect(await readBy(MINATO)).toMatchObject({ row: '二次面接', now: '求人紹介 (いま)' });
    await db().updateTable('candidates').set({ state: 'paused' }).execute();
    expect(await readBy(MINATO)).toMatchObject({ row: 'ご本人がお休み中・連絡しない 二次面接', now: '' });
  });

  it('falls to the next agency, with a day and a mail of its own, where the person shut out the one it fell to', async () => {
    await share(MINATO.agencyId, false);
    expect(await readBy(SAKURA)).toMatchObject({
      card: '連絡待ち1本日から2営業日以内',
      row: '期限 11/26',
      bar: '11月26日(木)までに、最初のご連絡をお願いします。',
      now: '最初のご連絡 (いま)11/26まで',
    });
    expect(await mailsTo(SAKURA, 'candidate first')).toEqual([
      expect.stringContaining('11月26日(木)までに、ご本人が選んだ方法でご連絡ください。'),
    ]);
    // Let in again it waits, so that nobody hears from two.
    await share(MINATO.agencyId, true);
    expect(await readBy(MINATO)).toMatchObject({ ...NOBODY_DUE, row: 'ほかの紹介会社が先にご連絡' });
    expect(await readBy(SAKURA)).toMatchObject({ row: '期限 11/26' });
  });

  it('stays where it is while another agency is shut out, or one has begun', async () => {
    await share(SAKURA.agencyId, false);
    expect(await readBy(MINATO)).toMatchObject({ row: '期限 11/20' });
    await share(SAKURA.agencyId, true);
    await updateCase(site.world.context, SAKURA, await idAt(SAKURA.agencyId), { stage: 'introducing' });
    await share(MINATO.agencyId, false);
    expect(await mailsTo(SAKURA, 'candidate first')).toEqual([]);
  });

  it('keeps its day until that is over', async () => {
    await db().updateTable('agency_cases').set({ contact_by: '2026-11-24' }).execute();
    for (const state of ['paused', 'looking'] as const)
      await setState(site.world.context, personKey(), state);
    const cases = await db().selectFrom('agency_cases').select('contact_by').distinct().execute();
    expect(cases).toEqual([{ contact_by: '2026-11-24' }]);
  });

  it('falls to an agency that is let in again, where nobody else is to make it', async () => {
    await share(MINATO.agencyId, false);
    await share(SAKURA.agencyId, false);
    await share(MINATO.agencyId, true);
    expect(await readBy(MINATO)).toMatchObject({ row: '期限 11/26' });
    expect(await mailsTo(MINATO, 'candidate first')).toHaveLength(1);
  });

  it('falls to the next agency only when the person looks again, where the first was shut out during a break', async () => {
    await setState(site.world.context, personKey(), 'found');
    await share(MINATO.agencyId, false);
    expect(await mailsTo(SAKURA, 'candidate first')).toEqual([]);
    await setState(site.world.context, personKey(), 'looking');
    expect(await readBy(SAKURA)).toMatchObject({ row: '期限 11/26' });
  });

  it('is due by a day that counts from when the agency was let in again, or the person looks again', async () => {
    await share(SAKURA.agencyId, false);
    await share(MINATO.agencyId, false);
    await share(MINATO.agencyId, true);
    expect(await readBy(MINATO)).toMatchObject({ row: '期限 11/26', card: '連絡待ち1本日から2営業日以内' });
    // Whoever has it hears of it by the news that the person is back.
    expect(await mailsTo(MINATO, 'candidate first')).toEqual([]);
    await db().updateTable('agency_cases').set({ contact_by: '2026-11-20' }).execute();
    await setState(site.world.context, personKey(), 'paused');
    await setState(site.world.context, personKey(), 'looking');
    expect(await readBy(MINATO)).toMatchObject({ row: '期限 11/26' });
  });

  it('is told by its new day to the systems of the agency that was let in again', async () => {
    const endpoint = { url: 'https://hooks.minato.example/', events: WEBHOOK_TYPES.agency };
    await registerEndpoint(site.world.context, MINATO.agencyId, endpoint);
    await share(SAKURA.agencyId, false);
    await share(MINATO.agencyId, false);
    await share(MINATO.agencyId, true);
    const rows = await db()
      .selectFrom('webhook_deliveries')
      .select('body')
      .where('type', '=', 'candidate.assigned')
      .orderBy('delivery_id')
      .execute();
    expect(rows.map(({ body }) => (JSON.parse(body) as { data: unknown }).data)).toContainEqual({
      candidateId: await idAt(MINATO.agencyId),
      contactBy: '2026-11-26',
      lead: true,
    });
  });

  it('is nobody’s any more, to every other agency, where one has made it', async () => {
    await updateCase(site.world.context, MINATO, await idAt(MINATO.agencyId), { stage: 'arranging' });
    const MADE = {
      ...NOBODY_DUE,
      row: 'ほかの紹介会社がご連絡済み',
      csv: 'ほかの紹介会社がご連絡済み',
      bar: '最初のご連絡は、ほかの紹介会社がすでに行いました。',
      coming: '最初のご連絡 (これから)',
    };
    expect(await readBy(SAKURA)).toMatchObject(MADE);
    await share(SAKURA.agencyId, false);
    await share(SAKURA.agencyId, true);
    expect(await readBy(SAKURA)).toMatchObject(MADE);
    // Nor is it where the one that was to make it comes back to somebody who was reached meanwhile.
    await updateCase(site.world.context, MINATO, await idAt(MINATO.agencyId), { stage: 'to_contact' });
    await updateCase(site.world.context, SAKURA, await idAt(SAKURA.agencyId), { stage: 'arranging' });
    await share(MINATO.agencyId, false);
    await share(MINATO.agencyId, true);
    expect(await readBy(MINATO)).toMatchObject(MADE);
  });
});
