import { JSDOM } from 'jsdom';
import { updateCase } from '../../../src/server/services/agencies/outcomes.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { HIKARI, MINATO, SAKURA } from '../slots/introduction-world.ts';
import { openAgencySite, type AgencySite } from './agency-site.ts';

describeOnBothEngines('Who makes first contact', (create) => {
  let site: AgencySite;
  let registration: string;

  beforeEach(async () => {
    site = await openAgencySite(await create());
    registration = await site.world.register(HIKARI);
    await db().updateTable('agency_cases').set({ contact_by: '2026-11-20' }).execute();
  });

  afterEach(() => site.close());

  const db = () => site.world.context.database.kysely;

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
});
