import { acceptProposal } from '../../../src/server/services/slots/decisions.ts';
import { setSharing } from '../../../src/server/services/candidate/sharing.ts';
import { forgetWhatIsOver } from '../../../src/server/services/housekeeping/forgetting.ts';
import { cancelRequest } from '../../../src/server/services/slots/requests.ts';
import { updateCase } from '../../../src/server/services/agencies/outcomes.ts';
import { erase } from '../../../src/server/services/candidate/erasure.ts';
import { openLedger } from '../../../src/server/services/credit/ledger.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { beginBeside } from '../../support/lock-waits.ts';
import { AOBA, HIKARI, MINATO, SAKURA, grantSlot } from '../slots/introduction-world.ts';
import { openAgencySite, pageOf, type AgencySite } from './agency-site.ts';

const KEY = 'key-0123456789abcdef';
describeOnBothEngines('A draft of a proposal', (create) => {
  let site: AgencySite;
  let requestId: string;
  let path: string;

  beforeEach(async () => {
    site = await openAgencySite(await create());
    for (let n = 0; n < 4; n += 1) await site.world.register(HIKARI);
    await grantSlot(site.world, AOBA.id);
    requestId = await site.world.ask(AOBA);
    path = `/agency/requests/${await site.world.askId(requestId)}`;
  });

  afterEach(() => site.close());

  const ids = async () =>
    (await site.world.proposable(path.split('/').at(-1) ?? '')).map(({ disclosure_id }) => disclosure_id);
  const agreed = async () => {
    const all = await ids();
    for (const id of all) await updateCase(site.world.context, MINATO, id, { agreed: true });
    return all;
  };

  /** What a form of the page would send, as it stands. */
  function formOf(page: Document): Record<string, string | string[]> {
    const form = page.querySelector('form[action$="/propose"]');
    const value = (selector: string) => form?.querySelector<HTMLInputElement>(selector)?.value ?? '';
    const ticked = [...(form?.querySelectorAll<HTMLInputElement>('input[name=person]') ?? [])];
    return {
      key: value('[name=key]'),
      seen: value('[name=seen]'),
      reason: value('[name=reason]'),
      person: ticked.filter(({ checked }) => checked).map(({ value }) => value),
    };
  }
  const open = async () => formOf(pageOf(await site.get(path)));
  const reasonNow = async () => (await open())['reason'];

  /** Whatever is kept, of any agency. */
  const drafts = async () =>
    (await site.world.context.database.kysely.selectFrom('slot_asks').select('draft').execute()).flatMap(
      ({ draft }) => draft ?? [],
    );
  const personOf = async (disclosureId: string) => {
    const { person_key } = await site.world.context.database.kysely
      .selectFrom('registrations')
      .innerJoin('agency_cases', 'agency_cases.registration_id', 'registrations.registration_id')
      .select('person_key')
      .where('disclosure_id', '=', disclosureId)
      .executeTakeFirstOrThrow();
    return person_key ?? '';
  };
  const stopSharing = async (disclosureId: string) =>
    setSharing(
      site.world.context,
      await personOf(disclosureId),
      { kind: 'agency', agencyId: MINATO.agencyId },
      false,
    );
  const accepted = async () => {
    const [proposalId = ''] = await site.world.proposeFirst(
      await site.world.askId(requestId, SAKURA.agencyId),
      1,
      SAKURA,
    );
    await acceptProposal(site.world.context, AOBA.id, requestId, proposalId, null);
  };

  it('is not written over by a search, or an agreement, of somebody who typed nothing', async () => {
    const [first = '', second = ''] = await agreed();
    const [mine, theirs] = [await open(), await open()];
    await site.post(`${path}/draft`, { ...mine, person: first, reason: '長い推薦文' });
    const search = await site.post(`${path}/draft`, { ...theirs, q: '候補' });
    expect(search.headers.location).toContain('said=draft');
    expect(await reasonNow()).toBe('長い推薦文');
    await site.post(`${path}/agreed`, { ...theirs, agreed: second });
    const kept = await open();
    expect(kept['reason']).toBe('長い推薦文');
    expect([...(kept['person'] ?? [])].sort()).toEqual([first, second].sort());
  });

  it('is shown beside another one before it is replaced, and each keeps what was typed', async () => {
    const [first = '', second = ''] = await agreed();
    const [mine, theirs] = [await open(), await open()];
    await site.post(`${path}/draft`, { ...mine, person: first, reason: '先の推薦文' });
    const typed = { ...theirs, person: second, reason: '後の推薦文' };
    for (const step of ['draft', 'agreed']) {
      const clash = await site.post(`${path}/${step}`, { ...typed, agreed: second });
      expect(clash.statusCode).toBe(409);
      const page = pageOf(clash);
      expect(page.querySelector('#said')?.textContent).toContain('入力はまだ保存していません');
      expect(page.querySelector('.kept')?.textContent).toContain('先の推薦文');
      expect(page.querySelector('.kept .label')?.textContent).toMatch(/^候補 \d$/);
      expect(page.querySelector('#reason')?.hasAttribute('autofocus')).toBe(true);
      const shown = formOf(page);
      expect([shown['reason'], shown['person']]).toEqual(['後の推薦文', [second]]);
      expect(await reasonNow()).toBe('先の推薦文');
    }
    const page = pageOf(await site.post(`${path}/draft`, typed));
    const both = { ...formOf(page), reason: '先の推薦文と後の推薦文' };
    expect((await site.post(`${path}/draft`, both)).headers.location).toContain('said=draft');
    expect(await reasonNow()).toBe('先の推薦文と後の推薦文');
  });

  it('stays when a colleague proposes somebody with another text', async () => {
    const [first = '', second = ''] = await agreed();
    const [mine, theirs] = [await open(), await open()];
    await site.post(`${path}/draft`, { ...mine, person: first, reason: '先の推薦文' });
    const sent = await site.post(`${path}/propose`, { ...theirs, person: second, reason: '後の推薦文' });
    expect(sent.headers.location).toContain('said=proposed');
    const left = await open();
    expect(left['reason']).toBe('先の推薦文');
    await site.post(`${path}/propose`, left);
    expect(await reasonNow()).toBe('');
  });

  it('stays when a colleague keeps another one while somebody proposes', async () => {
    const [first = ''] = await agreed();
    await site.post(`${path}/draft`, { ...(await open()), person: first, reason: '先の推薦文' });
    const mine = await open();
    const { context } = site.world;
    const { answer } = await context.database.transaction(async (db) => {
      await openLedger(context, db, AOBA.id);
      const draft = JSON.stringify({ people: [first], reason: 'さらに長い推薦文' });
      await db.updateTable('slot_asks').set({ draft }).where('draft', 'is not', null).execute();
      return beginBeside(context.database, () => site.post(`${path}/propose`, mine));
    });
    expect((await answer).headers.location).toContain('said=proposed');
    expect(await reasonNow()).toBe('さらに長い推薦文');
  });

  it('is kept and can be read when the request was passed or has ended meanwhile', async () => {
    const typed = { ...(await open()), reason: '長い下書き' };
    await site.post(`${path}/pass`, {});
    const passed = await site.post(`${path}/draft`, typed);
    expect(passed.headers.location).toBe(`${path}?said=draft_passed`);
    expect(pageOf(await site.get(path)).querySelector('.kept')?.textContent).toContain('長い下書き');
    await site.post(`${path}/reopen`, {});
    expect(await reasonNow()).toBe('長い下書き');

    const [first = ''] = await agreed();
    const last = { ...(await open()), person: first, reason: 'さらに長い下書き' };
    await cancelRequest(site.world.context, AOBA.id, requestId);
    const propose = await site.post(`${path}/propose`, last);
    expect(propose.headers.location).toBe(`${path}?said=draft_closed`);
    expect(pageOf(await site.get(path)).querySelector('.kept')?.textContent).toContain('さらに長い下書き');
  });

  it('goes at once with somebody chosen in it who has everything erased', async () => {
    const [first = '', second = ''] = await agreed();
    await site.post(`${path}/draft`, { ...(await open()), person: [first, second], reason: '候補者の事情' });
    await erase(site.world.context, await personOf(first), 'wish');
    expect(await drafts()).toEqual([]);
  });

  it('is kept no longer than somebody chosen in it may be known, be the request open or not', async () => {
    const [first = '', second = ''] = await agreed();
    await site.post(`${path}/draft`, { ...(await open()), person: [first, second], reason: '候補者の事情' });
    const { context } = site.world;
    await stopSharing(first);
    site.world.wait(13.9);
    await forgetWhatIsOver(context);
    expect(await drafts()).toEqual([expect.stringContaining('候補者の事情')]);
    site.world.wait(0.2);
    await forgetWhatIsOver(context);
    expect(await drafts()).toEqual([]);
  });

  it.each([
    ['the request ended', () => cancelRequest(site.world.context, AOBA.id, requestId)],
    ['somebody else was accepted', () => accepted()],
  ])('can be read for two weeks after %s', async (_what, end) => {
    await agreed();
    await site.post(`${path}/draft`, { ...(await open()), reason: '長い下書き' });
    site.world.wait(1);
    await forgetWhatIsOver(site.world.context);
    await end();
    site.world.wait(13.9);
    await forgetWhatIsOver(site.world.context);
    expect(await drafts()).toHaveLength(1);
    site.world.wait(0.2);
    await forgetWhatIsOver(site.world.context);
    expect(await drafts()).toEqual([]);
  });

  it('is refused with a reason that is too long, and keeps all of it', async () => {
    const [first = ''] = await agreed();
    const reason = '長'.repeat(401);
    const refused = await site.post(`${path}/propose`, { ...(await open()), person: first, reason });
    expect(refused.statusCode).toBe(422);
    const page = pageOf(refused);
    expect(page.querySelector('.fault')?.textContent).toBe('400文字以内で入れてください。');
    expect(formOf(page)).toMatchObject({ reason, person: [first] });
    await site.post(`${path}/draft`, formOf(page));
    expect(await reasonNow()).toBe(reason);
    const sent = await site.post(`${path}/propose`, { ...(await open()), reason: reason.slice(1) });
    expect(sent.headers.location).toContain('said=proposed');
  });

  it('is counted on the button by those who are ticked, before any script has run', async () => {
    const [first = '', second = '', third = ''] = await agreed();
    await site.post(`${path}/draft`, { ...(await open()), person: [first, second, third], reason: '三名' });
    await stopSharing(second);
    await updateCase(site.world.context, MINATO, third, { agreed: false });
    const page = pageOf(await site.get(path));
    expect(formOf(page)['person']).toEqual([first]);
    expect(page.querySelector('button[data-counts]')?.textContent).toBe('1名をご提案する');
  });

  it('offers as many as may still be proposed, and refuses more by that number', async () => {
    const all = await agreed();
    const [first = '', second = '', third = '', fourth = ''] = all;
    const key = (n: number) => `${KEY}-${n}`;
    await site.post(`${path}/propose`, { key: key(1), person: first, reason: '経験が近い' });
    const page = pageOf(await site.get(path));
    expect(page.querySelector('form[action$="/propose"]')?.textContent).toContain('2名まで・');
    const labels = page.querySelector<HTMLElement>('button[data-counts]')?.dataset['labels'] ?? '[]';
    expect(JSON.parse(labels)).toEqual([
      'ご提案する',
      '1名をご提案する',
      '2名をご提案する',
      '2名までお選びください',
    ]);
    const three = { key: key(2), person: [second, third, fourth], reason: '三名とも近い' };
    const refused = await site.post(`${path}/propose`, three);
    expect(refused.headers.location).toBe(`${path}?said=too_many`);
    const told = pageOf(await site.get(String(refused.headers.location)));
    expect(told.querySelector('#said')?.textContent).toBe(
      'いまご提案できるのは2名までです。1名以上をお選びください。',
    );
    expect(formOf(told)['reason']).toBe('三名とも近い');
    await site.post(`${path}/propose`, { ...formOf(told), person: [second, third], reason: '二名' });
    const full = await site.post(`${path}/propose`, { ...three, key: key(3), person: fourth });
    expect(full.headers.location).toBe(`${path}?said=full`);
    expect(pageOf(await site.get(String(full.headers.location))).querySelector('#said')?.textContent).toBe(
      '返答待ちの方が3名いるため、いまはご提案できません。',
    );
  });
});
