import { updateCase } from '../../../src/server/services/agencies/outcomes.ts';
import { addMember } from '../../../src/server/services/ways-in/members.ts';
import { blankCase } from '../../../src/server/stores/erasure.ts';
import { removeMember } from '../../../src/server/stores/members.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { FIRST, openCandidateWorld, SECOND, START, type CandidateWorld } from './candidate-world.ts';

const AGENCY = 'agy_one';
const ADVISOR = '井上 真理';

describeOnBothEngines('Who looks after a person', (create) => {
  let world: CandidateWorld;

  beforeEach(async () => {
    world = await openCandidateWorld(await create());
    await world.register();
    await world.deliver();
  });

  afterEach(() => world.site.close());

  const db = () => world.site.context.database.kysely;

  /** Lets a member of the agency take the person on, and get in touch; returns the member's id. */
  async function takeOn(): Promise<string> {
    const { context } = world.site;
    const person = { mail: 'inoue@agency.example', name: ADVISOR };
    const memberId = await addMember(context, { audience: 'agency', agencyId: AGENCY }, person);
    if (memberId === undefined) throw new Error('The member was not added.');
    const { disclosure_id } = await db()
      .selectFrom('agency_cases')
      .select('disclosure_id')
      .executeTakeFirstOrThrow();
    const actor = { agencyId: AGENCY, byId: memberId };
    expect(await updateCase(context, actor, disclosure_id, { ownerId: memberId })).toBe('done');
    await db().updateTable('agency_cases').set({ contacted_at: START }).execute();
    return memberId;
  }

  const page = async () => (await (await world.my()).get()).body;

  it('is told them by mail, and stands on their page', async () => {
    await takeOn();
    const [mail, ...others] = await world.deliver();
    expect(others).toEqual([]);
    expect(mail?.text).toContain(ADVISOR);
    expect(await page()).toContain(ADVISOR);
  });

  it.each([
    ['', 'ご連絡は、メールで届きます。お電話でもよいときは、マイページの'],
    ['090-1111-2222', 'ご連絡は、メールかお電話で届きます。'],
  ])('is announced to call only where there is a number (%s)', async (phone, said) => {
    await (await world.my()).post('contact', { contact: 'phone', phone });
    await takeOn();
    expect((await world.deliver())[0]?.text).toContain(said);
  });

  it('is not told while they rest', async () => {
    await (await world.my()).post('state', { state: 'paused' });
    await takeOn();
    expect(await world.deliver()).toEqual([]);
  });

  it('is said to have been in touch as long as the agency’s status says so, however it was set', async () => {
    const { disclosure_id: id } = await db()
      .selectFrom('agency_cases')
      .select('disclosure_id')
      .executeTakeFirstOrThrow();
    const set = async (stage: 'arranging' | 'interviewed' | 'in_process' | 'to_contact') => {
      const actor = { agencyId: AGENCY, byId: 'mem_one' };
      expect(await updateCase(world.site.context, actor, id, { stage })).toBe('done');
    };
    const before = await page();
    expect(before).toContain('まだ連絡なし');
    await set('arranging');
    expect(await page()).toContain('面談の日程を調整しています');
    await set('interviewed');
    const met = await page();
    expect(met).toContain('面談が済みました');
    expect(met).toContain('2段階目');
    expect(met).not.toContain('調整しています');
    await set('in_process');
    const moved = await page();
    expect(moved).toContain('選考が進んでいます');
    expect(moved).toContain('11月24日に連絡がありました');
    expect(moved).not.toContain('まだ連絡なし');
    await set('to_contact');
    expect(await page()).toBe(before);
  });

  it('stands with all they wrote in what a person takes away', async () => {
    const memberId = await takeOn();
    const { disclosure_id } = await db().selectFrom('agency_cases').selectAll().executeTakeFirstOrThrow();
    const written = {
      stage: 'introducing',
      profile: '営業を十年',
      nextNote: '夜に電話',
      agreed: true,
    } as const;
    const actor = { agencyId: AGENCY, byId: memberId };
    expect(await updateCase(world.site.context, actor, disclosure_id, written)).toBe('done');
    const named = (request_id: string) => ({ employer_id: SECOND.employerId, request_id });
    const request = {
      language: 'ja',
      position: '秘密の部長',
      who: '',
      state: 'proposed',
      requested_at: START,
      reply_by: '2026-12-01',
    } as const;
    await db()
      .insertInto('slot_requests')
      .values([
        { ...named('req_one'), slot_id: 'slot_one', ...request },
        { ...named('req_two'), slot_id: 'slot_two', ...request },
      ])
      .execute();
    const proposal = {
      ...{ ...named('req_one'), proposal_id: 'prp_one', disclosure_id },
      ...{ agency_id: AGENCY, candidate_employer_id: FIRST.employerId, state: 'offered' as const },
      ...{ summary: '営業 10年', reason: '経験が近いため', proposed_at: START },
    } as const;
    const beside = { ...proposal, proposal_id: 'prp_two', disclosure_id: 'dsc_other', summary: '経理 3年' };
    await db().insertInto('slot_proposals').values([proposal, beside]).execute();
    const reply = await (await world.my()).post('data');
    expect(reply.json()).toMatchObject({
      registrations: [
        {
          handedTo: [
            {
              support: {
                ...{ stage: 'introducing', advisor: ADVISOR, profile: '営業を十年', nextNote: '夜に電話' },
                events: expect.arrayContaining([{ kind: 'agreed', at: expect.any(String) as string }]) as [],
                proposals: [{ summary: '営業 10年', state: 'offered', at: START }],
              },
            },
          ],
          mails: [{ kind: 'code' }, { kind: 'welcome' }, { kind: 'take-over' }, { kind: 'download' }],
        },
      ],
    });
    expect(reply.body).not.toMatch(/秘密の部長|経験が近いため|経理/);
    const ask = { agency_id: AGENCY, state: 'open' } as const;
    const asks = [
      { ...ask, ...named('req_one'), ask_id: 'ask_one', draft: `person=${disclosure_id}&reason=営業` },
      { ...ask, ...named('req_two'), ask_id: 'ask_two', draft: 'person=dsc_other&reason=経理' },
    ];
    await db().insertInto('slot_asks').values(asks).execute();
    await blankCase(db(), { employer_id: FIRST.employerId, disclosure_id });
    expect(await db().selectFrom('slot_asks').select('draft').orderBy('ask_id').execute()).toEqual([
      { draft: null },
      { draft: 'person=dsc_other&reason=経理' },
    ]);
    expect(
      await db().selectFrom('slot_proposals').select(['summary', 'reason']).orderBy('proposal_id').execute(),
    ).toEqual([
      { summary: '', reason: '' },
      { summary: '経理 3年', reason: '' },
    ]);
  });

  it('is named no more once they left the agency', async () => {
    const memberId = await takeOn();
    await removeMember(db(), AGENCY, memberId, START);
    expect(await page()).not.toContain(ADVISOR);
  });
});
