import { addSeconds } from '../../src/server/time/clock.ts';
import {
  createSharedCounters,
  type SharedCounters,
} from '../../src/server/http/rate-limits/shared-counters.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import { forgetWhatIsOver } from '../../src/server/services/housekeeping/forgetting.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { createTestContext } from '../support/service-context.ts';

const MINUTE = 60_000;

describeOnBothEngines('Limits over several processes', (create) => {
  let context: ServiceContext;
  let now: Date;
  /** What two processes remember, over one database. */
  let processes: readonly [SharedCounters, SharedCounters];

  beforeEach(async () => {
    now = new Date('2026-11-24T03:00:20.000Z');
    context = await createTestContext(await create(), () => now);
    const onFailure = (error: unknown) => {
      throw error;
    };
    processes = [createSharedCounters(context, onFailure), createSharedCounters(context, onFailure)];
  });

  const process = (n: number) => processes[n % 2 === 0 ? 0 : 1];

  const call = async (times: number, max: number, key = 'somebody') => {
    const counts = await Promise.all(
      Array.from({ length: times }, (_, n) => process(n).count('thing', key, MINUTE, max)),
    );
    return counts.map((count) => count.current);
  };

  it('counts small limits exactly, whoever counts', async () => {
    const counts = await call(24, 10);
    expect([...counts].sort((a, b) => a - b)).toEqual(Array.from({ length: 24 }, (_, n) => n + 1));
    expect(counts.filter((current) => current <= 10)).toHaveLength(10);
  });

  it('lets a caller have at most a part more of a large limit', async () => {
    let allowed = 0;
    for (let n = 0; n < 1000; n += 1) {
      const count = await process(n).count('thing', 'somebody', MINUTE, 400);
      if (count.current <= 400) allowed += 1;
    }
    expect(allowed).toBeGreaterThanOrEqual(400 - 40);
    expect(allowed).toBeLessThanOrEqual(400 + 40);
  });

  it('keeps a process to a large limit by itself while the database cannot be asked', async () => {
    const failures: unknown[] = [];
    const alone = createSharedCounters(context, (error) => failures.push(error));
    await context.database.kysely.schema.alterTable('rate_windows').renameTo('away').execute();
    for (let n = 1; n <= 450; n += 1)
      expect(await alone.count('thing', 'somebody', MINUTE, 400)).toMatchObject({ current: n });
    expect(failures.length).toBeGreaterThan(0);
    await context.database.kysely.schema.alterTable('away').renameTo('rate_windows').execute();
    expect(await alone.count('thing', 'somebody', MINUTE, 400)).toMatchObject({ current: 451 });
    // What was not told then is told now: the other process counts on from there.
    const [other] = processes;
    for (let n = 0; n < 20; n += 1) await other.count('thing', 'somebody', MINUTE, 400);
    expect(await other.count('thing', 'somebody', MINUTE, 400)).toMatchObject({ current: 472 });
  });

  it('keeps callers and things apart, and says truly when the window ends', async () => {
    await call(5, 10);
    expect(await call(1, 10, 'somebody else')).toEqual([1]);
    const [first] = processes;
    expect(await first.count('another thing', 'somebody', MINUTE, 10)).toEqual({ current: 1, ttl: 40_000 });
    now = addSeconds(now, 40);
    expect(await call(1, 10)).toEqual([1]);
  });

  it('keeps no network address, and forgets windows that are over', async () => {
    await call(3, 10, '192.0.2.17');
    const db = context.database.kysely;
    const rows = await db.selectFrom('rate_windows').selectAll().execute();
    expect(rows.map(({ count }) => count)).toEqual([3]);
    expect(JSON.stringify(rows)).not.toContain('192.0.2');
    now = addSeconds(now, 61);
    await forgetWhatIsOver(context);
    expect(await db.selectFrom('rate_windows').selectAll().execute()).toEqual([]);
  });
});
