import { AOBA } from '../../../src/server/demo/sample-companies.ts';
import { seedDemo } from '../../../src/server/demo/seed-demo.ts';
import type { ServiceContext } from '../../../src/server/services/context.ts';
import { recomputeCounters } from '../../../src/server/services/credit/recompute-counters.ts';
import { readProgress } from '../../../src/server/services/figures/progress.ts';
import { connect } from '../../../src/server/services/ways-in/connections.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { createTestContext } from '../../support/service-context.ts';

const NOW = new Date('2026-11-24T03:00:00.000Z');

describeOnBothEngines('The sample company', (create) => {
  let context: ServiceContext;

  beforeEach(async () => {
    context = await createTestContext(await create(), () => NOW);
    await seedDemo(context);
  });

  it('has the history of the drawings, and a ledger that agrees with it', async () => {
    expect(await readProgress(context, AOBA.employerId)).toMatchObject({
      cadence: 'at_once',
      registered: 49,
      counted: 47,
      filled: 7,
      threshold: 10,
      remaining: 3,
      pending: 25,
      notCounted: { duplicate: 1, review: 1, ownDomain: 0, disposable: 0, other: 0 },
      slots: { granted: 4, used: 2, reserved: 0, expired: 0, available: 2 },
    });
    expect(await recomputeCounters(context)).toEqual([]);
    const requests = await context.database.kysely.selectFrom('slot_requests').selectAll().execute();
    const states = Object.fromEntries(
      requests.map(({ request_id, state }) => [request_id.replace('sample-request-', ''), state]),
    );
    expect(states).toEqual({
      hired: 'hired',
      returned: 'returned',
      interview: 'interview',
      waiting: 'proposed',
      fresh: 'requested',
    });
  });

  it('is written once, however often the machine starts', async () => {
    const before = await context.database.kysely.selectFrom('ledger_entries').selectAll().execute();
    await seedDemo(context);
    await context.database.kysely.deleteFrom('settings').where('name', '=', 'sample companies').execute();
    await seedDemo(context);
    expect(await context.database.kysely.selectFrom('ledger_entries').selectAll().execute()).toEqual(before);
  });

  it('sends no mail to people who never existed', async () => {
    expect(await context.database.kysely.selectFrom('outbox').selectAll().execute()).toEqual([]);
  });

  it('is connected by its invitation code, however it is typed', async () => {
    expect(await connect(context, ' k7q2m w4t9e ')).toMatchObject({ token: expect.any(String) as string });
    expect(await connect(context, 'K7Q2M-W4T9F')).toBeUndefined();
  });
});
