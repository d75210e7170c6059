import { JSDOM } from 'jsdom';
import type { CaseStage } from '../../../src/server/db/schema-introductions.ts';
import { recordOutcome, updateCase } from '../../../src/server/services/agencies/outcomes.ts';
import { supportOf } from '../../../src/server/services/candidate/support.ts';
import { reverseCount } from '../../../src/server/services/credit/review.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { AOBA, MINATO } from '../slots/introduction-world.ts';
import { openAgencySite, type AgencySite } from './agency-site.ts';

const EVENT = 'event-0123456789abcdef';

describeOnBothEngines('A status and its moments', (create) => {
  let site: AgencySite;
  let registration: string;
  let id: string;

  beforeEach(async () => {
    site = await openAgencySite(await create(), { countingStage: 'interviewed' });
    registration = await site.world.register(AOBA);
    id = (await read()).disclosure_id;
  });

  afterEach(() => site.close());

  const db = () => site.world.context.database.kysely;
  const read = () =>
    db()
      .selectFrom('agency_cases')
      .selectAll()
      .where('registration_id', '=', registration)
      .where('agency_id', '=', MINATO.agencyId)
      .executeTakeFirstOrThrow();
  const press = (outcome: 'reached' | 'interviewed', eventId = EVENT) =>
    recordOutcome(site.world.context, MINATO, id, { eventId, outcome });
  const set = (stage: CaseStage) => updateCase(site.world.context, MINATO, id, { stage });
  const page = async (url: string) => new JSDOM((await site.get(url)).body).window.document;
  /** Which of first contact, call and placement are said to have been. */
  const said = async () => {
    const { contacted_at, interviewed_at, placed_at } = await read();
    return [contacted_at, interviewed_at, placed_at].map((moment) => moment !== null);
  };
  const results = async () =>
    [...((await page('/agency/results')).querySelector('tbody tr')?.children ?? [])].map(
      (cell) => cell.textContent,
    );

  it('say the same, set from the beginning to any', async () => {
    const told: readonly (readonly [CaseStage, readonly boolean[]])[] = [
      ['arranging', [true, false, false]],
      ['interviewed', [true, true, false]],
      ['introducing', [true, false, false]],
      ['in_process', [true, false, false]],
      ['placed', [true, false, true]],
      ['paused', [false, false, false]],
    ];
    for (const [stage, moments] of told) {
      await set('to_contact');
      expect(await said()).toEqual([false, false, false]);
      await set(stage);
      expect([stage, await said()]).toEqual([stage, moments]);
    }
  });

  it('say the same, set back from a placement to any', async () => {
    const told: readonly (readonly [CaseStage, readonly boolean[]])[] = [
      ['to_contact', [false, false, false]],
      ['arranging', [true, false, false]],
      ['interviewed', [true, true, false]],
      ['introducing', [true, true, false]],
      ['in_process', [true, true, false]],
      ['paused', [true, true, false]],
    ];
    for (const [stage, moments] of told) {
      await set('interviewed');
      await set('placed');
      expect(await said()).toEqual([true, true, true]);
      await set(stage);
      expect([stage, await said()]).toEqual([stage, moments]);
    }
  });

  it.each(['reached', 'interviewed'] as const)(
    'reads everywhere as if “%s” had not been pressed once it is set back',
    async (outcome) => {
      const before = (await page(`/agency/candidates/${id}`)).querySelector('#detail .timeline')?.textContent;
      await press(outcome);
      await set('to_contact');
      const detail = await page(`/agency/candidates/${id}`);
      expect(detail.querySelector('#detail .timeline')?.textContent).toBe(before);
      expect(detail.querySelector('#detail .bar')?.textContent).toContain('最初のご連絡をお願いします');
      const { employer_id } = await read();
      expect(await supportOf(db(), { employer_id, disclosure_id: id } as never)).toMatchObject({
        stage: 'waiting',
        contactedAt: null,
      });
      expect((await results()).slice(2, 4)).toEqual(['0', '0']);
    },
  );

  it('leaves what counted counted, once, and to the operator to take back', async () => {
    const counted = () =>
      db()
        .selectFrom('employer_counters')
        .select('counted')
        .where('employer_id', '=', AOBA.id)
        .executeTakeFirstOrThrow();
    await press('interviewed');
    await set('to_contact');
    expect(await counted()).toEqual({ counted: 1 });
    await press('interviewed', `${EVENT}-2`);
    expect(await said()).toEqual([true, true, false]);
    expect(await counted()).toEqual({ counted: 1 });
    await set('to_contact');
    const reversal = {
      employerId: AOBA.id,
      registrationId: registration,
      reason: 'pressed by mistake',
      by: 'x',
    };
    expect(await reverseCount(site.world.context, reversal)).toBe('done');
    expect(await counted()).toEqual({ counted: 0 });
  });

  it('dates anew what happens after it was set back', async () => {
    await press('reached');
    await set('to_contact');
    site.world.wait(1);
    await press('reached', `${EVENT}-2`);
    expect((await read()).contacted_at).toBe(site.world.now().toISOString());
  });

  it('counts somebody as reached who agreed to be proposed, and asks for no first contact', async () => {
    expect(await updateCase(site.world.context, MINATO, id, { agreed: true })).toBe('done');
    expect(await read()).toMatchObject({ stage: 'arranging', contacted_at: site.world.now().toISOString() });
    expect((await results())[2]).toBe('1');
    const { agreed_at } = await read();
    await set('to_contact');
    site.world.wait(1);
    // A form saved with the agreement still in it agrees to nothing new.
    await updateCase(site.world.context, MINATO, id, { agreed: true, nextNote: '来週' });
    expect(await read()).toMatchObject({ stage: 'to_contact', contacted_at: null, agreed_at });
  });

  it('leaves further work where it is when somebody agrees', async () => {
    await set('introducing');
    await updateCase(site.world.context, MINATO, id, { agreed: true });
    expect((await read()).stage).toBe('introducing');
    await set('paused');
    await updateCase(site.world.context, MINATO, id, { agreed: false });
    await updateCase(site.world.context, MINATO, id, { agreed: true });
    expect((await read()).stage).toBe('paused');
  });

  it('asks for no first contact of somebody whose status is further', async () => {
    await set('in_process');
    const steps = [...(await page(`/agency/candidates/${id}`)).querySelectorAll('#detail .timeline .what')];
    expect(steps.map((step) => step.textContent)).toEqual(['ご本人が登録', '最初のご連絡']);
  });
});
