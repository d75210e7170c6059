import { recomputeCounters } from '../../../src/server/services/credit/recompute-counters.ts';
import { readProgress } from '../../../src/server/services/figures/progress.ts';
import { setPaused } from '../../../src/server/services/operator/pausing.ts';
import { readSlots } from '../../../src/server/services/slots/overview.ts';
import { cancelRequest, endOverdue } from '../../../src/server/services/slots/requests.ts';
import { warnOfExpiry } from '../../../src/server/services/slots/warnings.ts';
import { replaceContacts } from '../../../src/server/stores/employer-contacts.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { AOBA, HIKARI, openIntroductionWorld, type IntroductionWorld } from './introduction-world.ts';

describeOnBothEngines('While a contract rests', (create) => {
  let world: IntroductionWorld;

  beforeEach(async () => {
    world = await openIntroductionWorld(await create(), { slotValidDays: 30 });
    const contacts = [{ mail: 'hr@aoba.example', language: 'ja' }] as const;
    await replaceContacts(world.context.database.kysely, AOBA.id, contacts, world.now().toISOString());
  });

  afterEach(async () => {
    expect(await recomputeCounters(world.context)).toEqual([]);
  });

  const pause = async (paused: boolean) =>
    (await setPaused(world.context, { kind: 'command_line' }, AOBA.id, paused)).ok;
  const read = async () =>
    (await readSlots(world.context, AOBA.id)).slots.map(({ state, expiresOn }) => `${state} ${expiresOn}`);
  const housekeeping = async () => {
    await endOverdue(world.context);
    await warnOfExpiry(world.context);
  };
  const warnings = () =>
    world.context.database.kysely
      .selectFrom('outbox')
      .select('cause')
      .where('cause', 'like', 'slots ending %')
      .execute();

  it('a slot is free on its last day whenever on a day the contract is resumed', async () => {
    await world.earn(AOBA, 1);
    // Noon in Japan at the beginning, so 21:00 of the last day.
    world.wait(30 + 9 / 24);
    expect(await read()).toEqual(['available 2026-12-24']);
    await pause(true);
    for (const hours of [5, 8, 6, 10]) {
      world.wait(hours / 24);
      await housekeeping();
      expect((await read()).map((slot) => slot.split(' ')[0])).toEqual(['available']);
    }
    world.wait(10.25);
    await pause(false);
    await housekeeping();
    expect((await read()).map((slot) => slot.split(' ')[0])).toEqual(['available']);
  });

  it('no slot expires, nobody is warned, and the days that were left are left afterwards', async () => {
    await world.earn(AOBA, 1);
    await world.earn(HIKARI, 1);
    world.wait(20);
    await pause(true);
    expect(await read()).toEqual(['available 2026-12-24']);
    for (const days of [4, 36, 60]) {
      world.wait(days);
      await housekeeping();
    }
    // A hundred days later ten are left still; another employer's slot has expired as agreed.
    expect(await read()).toEqual(['available 2027-04-03']);
    expect(await world.counters(AOBA)).toMatchObject({ expired: 0 });
    expect(await world.counters(HIKARI)).toMatchObject({ expired: 1 });
    expect(await warnings()).toEqual([]);

    expect(await pause(false)).toBe(true);
    expect(await pause(false)).toBe(false);
    // Resumed, with the new last day in the mail that would have come meanwhile.
    await housekeeping();
    expect(await read()).toEqual(['available 2027-04-03']);
    expect(await warnings()).toHaveLength(1);
    world.wait(3);
    await housekeeping();
    expect(await warnings()).toHaveLength(2);
    world.wait(7);
    await housekeeping();
    expect(await read()).toEqual(['available 2027-04-03']);
    world.wait(1);
    await housekeeping();
    expect(await read()).toEqual(['expired 2027-04-03']);
  });

  it('a slot granted or given back meanwhile rests from then on', async () => {
    await world.earn(AOBA, 1);
    world.wait(10);
    const requestId = await world.ask(AOBA);
    await pause(true);
    world.wait(10);
    await cancelRequest(world.context, AOBA.id, requestId);
    await world.earn(AOBA, 1);
    expect(await read()).toEqual(['available 2027-01-03', 'available 2027-01-13']);
    world.wait(10);
    await pause(false);
    expect(await read()).toEqual(['available 2027-01-13', 'available 2027-01-23']);
    await pause(true);
    world.wait(1);
    await pause(false);
    expect(await read()).toEqual(['available 2027-01-14', 'available 2027-01-24']);
  });

  it('a slot that a request holds gets no day twice', async () => {
    await world.earn(AOBA, 1);
    world.wait(10);
    const requestId = await world.ask(AOBA);
    await pause(true);
    world.wait(10);
    await pause(false);
    await cancelRequest(world.context, AOBA.id, requestId);
    expect(await read()).toEqual(['available 2027-01-03']);
  });

  it('what was over before stays over', async () => {
    await world.earn(AOBA, 1);
    world.wait(31);
    await pause(true);
    world.wait(5);
    expect(await read()).toEqual(['expired 2026-12-24']);
    // Counted as what it is listed as, also before any contract is resumed.
    const { slots } = await readProgress(world.context, AOBA.id);
    expect(slots).toMatchObject({ granted: 1, expired: 1, available: 0 });
    await pause(false);
    await housekeeping();
    expect(await read()).toEqual(['expired 2026-12-24']);
  });
});
