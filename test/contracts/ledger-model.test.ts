/**
 * The real services in parallel, on random mixes of everything that moves the ledger, in one process and (PostgreSQL)
 * in several at once. Whatever the order turned out to be, arithmetic must hold.
 */
import fc from 'fast-check';
import type { ReviewDecision } from '../../src/core/credit/review.ts';
import { standingOf } from '../../src/core/credit/review.ts';
import { STANDINGS } from '../../src/core/credit/standing.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import { openLedger } from '../../src/server/services/credit/ledger.ts';
import { changePolicy } from '../../src/server/services/credit/policies.ts';
import { recomputeCounters } from '../../src/server/services/credit/recompute-counters.ts';
import { closeDay } from '../../src/server/services/figures/closing.ts';
import { readProgress } from '../../src/server/services/figures/progress.ts';
import { decideHeld, reverseCount } from '../../src/server/services/credit/review.ts';
import { expireSlot, reserveSlot, returnSlot, useSlot } from '../../src/server/services/slots/spending.ts';
import { removeTestRegistrations } from '../../src/server/services/credit/test-registrations.ts';
import { policiesOf } from '../../src/server/stores/employers.ts';
import { entriesAfter } from '../../src/server/stores/ledger.ts';
import { addCompany, BEGINNING, newLink, people, register, recordInterview } from '../support/counting.ts';
import { describeOnBothEngines, type TestDatabase } from '../support/databases.ts';
import { expectedGrants, writtenGrants } from '../support/ledger-oracle.ts';
import { createTestContext } from '../support/service-context.ts';

const BY = 'mbr_operator';
const LINKS = Array.from({ length: 6 }, () => newLink());

const person = fc.record({
  kind: fc.constant('register' as const),
  mail: fc.oneof(
    { weight: 6, arbitrary: fc.nat(400).map((n) => `person-${n}@example.jp`) },
    { weight: 1, arbitrary: fc.nat(5).map((n) => `person-${n}@mailinator.com`) },
    { weight: 1, arbitrary: fc.nat(5).map((n) => `person-${n}@own.example`) },
  ),
  link: fc.option(fc.nat(LINKS.length - 1), { freq: 3 }),
  isTest: fc.oneof({ weight: 7, arbitrary: fc.constant(false) }, fc.constant(true)),
});
/** `which` picks among the registrations that are there when the action's turn comes. */
const action = fc.record({
  kind: fc.constantFrom('interview', 'count', 'refuse', 'reopen', 'reverse'),
  which: fc.nat(),
});
/** `which` picks among the slots that are there. */
const spending = fc.record({ kind: fc.constantFrom('reserve', 'use', 'return', 'expire'), which: fc.nat() });
const terms = fc.record({ kind: fc.constant('terms' as const), threshold: fc.integer({ min: 1, max: 6 }) });
const closing = fc.record({ kind: fc.constantFrom('close', 'end trial') });
const actions = fc.array(
  fc.oneof(
    { weight: 8, arbitrary: person },
    { weight: 6, arbitrary: action },
    { weight: 4, arbitrary: spending },
    { weight: 1, arbitrary: terms },
    { weight: 2, arbitrary: closing },
  ),
  { minLength: 60, maxLength: 90 },
);
type Action = typeof actions extends fc.Arbitrary<(infer T)[]> ? T : never;

describeOnBothEngines('The ledger under a crowd', (create) => {
  let home: TestDatabase;
  let now: number;

  beforeEach(async () => {
    home = await create();
    now = Date.parse(BEGINNING);
  });

  /** Time goes on by a second with every look at the clock, as if people took their time. */
  const clock = () => new Date((now += 1000));

  /** As many processes as the engine allows, all on the same database. */
  const processes = async (most: number): Promise<readonly ServiceContext[]> => {
    const first = await createTestContext(home, clock);
    const others = home.options.databaseUrl ? most - 1 : 0;
    return [
      first,
      ...(await Promise.all(Array.from({ length: others }, () => createTestContext(home, clock)))),
    ];
  };

  it.each(['registered', 'interviewed'] as const)(
    'stays right whatever happens at once, where the contract counts the %s',
    async (countingStage) => {
      const contexts = await processes(3);
      let company = 0;
      await fc.assert(
        fc.asyncProperty(actions, async (history) => {
          const employerId = `emp_${(company += 1)}`;
          const code = `K7Q${company.toString().padStart(2, '0')}`;
          const [first] = contexts;
          if (!first) throw new Error('There is always one process.');
          await addCompany(first, { employerId, code, countingStage, threshold: 4, cadence: 'daily' });
          await runAll(contexts, history, { employerId, code });
          await expectRight(first, employerId);
        }),
        { numRuns: 2 },
      );
    },
    120_000,
  );

  it('gives sixteen clients in several processes exactly the slots of arithmetic', async () => {
    const contexts = await processes(4);
    const [first] = contexts;
    if (!first) throw new Error('There is always one process.');
    const employerId = await addCompany(first);
    for (const mail of people(9)) await register(first, { mail });
    const clients = people(16, 100).map((mail, index) =>
      register(contexts[index % contexts.length] ?? first, { mail }),
    );
    await Promise.all(clients);
    const slots = await first.database.kysely
      .selectFrom('slots')
      .select('number')
      .orderBy('number')
      .execute();
    expect(slots).toEqual([{ number: 1 }, { number: 2 }]);
    await expectRight(first, employerId);
  });

  it('follows new terms with a slot that moves, before the next person counts', async () => {
    const [context] = await processes(1);
    if (!context) throw new Error('There is always one process.');
    const employerId = await addCompany(context, { threshold: 4 });
    for (const mail of people(5)) await register(context, { mail });
    const [current] = await policiesOf(context.database.kysely, employerId);
    if (!current) throw new Error('An employer has terms.');
    const effectiveFrom = new Date(now + 60_000);
    await changePolicy(context, { employerId, terms: { ...current, threshold: 2 }, effectiveFrom, by: BY });
    now += 120_000;
    await spend(context, { kind: 'reserve', which: 0 }, employerId);
    expect(await readProgress(context, employerId)).toMatchObject({ threshold: 2, remaining: 1 });
    await expectRight(context, employerId);
  });
});

async function runAll(
  contexts: readonly ServiceContext[],
  history: readonly Action[],
  company: { readonly employerId: string; readonly code: string },
): Promise<void> {
  const registrations: string[] = [];
  const waiting = [...history];
  const client = async (place: number) => {
    const context = contexts[place % contexts.length];
    if (!context) return;
    for (let next = waiting.shift(); next; next = waiting.shift())
      await perform(context, next, company, registrations);
  };
  await Promise.all(Array.from({ length: 12 }, (_, place) => client(place)));
}

async function perform(
  context: ServiceContext,
  next: Action,
  company: { readonly employerId: string; readonly code: string },
  registrations: string[],
): Promise<void> {
  const { employerId } = company;
  if (next.kind === 'register') {
    const linkCode = next.link === null ? null : (LINKS[next.link] ?? null);
    const { mail, isTest } = next;
    registrations.push(await register(context, { ...company, mail, linkCode, isTest }));
  } else if (next.kind === 'terms') {
    const [current] = await policiesOf(context.database.kysely, employerId);
    if (!current) throw new Error('An employer has terms.');
    const effectiveFrom = new Date(context.clock().getTime() + 60_000);
    await changePolicy(context, { employerId, terms: { ...current, ...next }, effectiveFrom, by: BY });
  } else if (next.kind === 'close') {
    await closeDay(context);
  } else if (next.kind === 'end trial') {
    await removeTestRegistrations(context, employerId);
  } else if (isSpending(next)) {
    await spend(context, next, employerId);
  } else if ('which' in next) {
    const registrationId = registrations[next.which % Math.max(1, registrations.length)];
    if (registrationId) await act(context, next.kind, employerId, registrationId);
  }
}

async function act(
  context: ServiceContext,
  kind: string,
  employerId: string,
  registrationId: string,
): Promise<void> {
  if (kind === 'interview') await recordInterview(context, employerId, registrationId);
  else if (kind === 'reverse')
    await reverseCount(context, { employerId, registrationId, reason: 'A fraud.', by: BY });
  else {
    const decision = kind as ReviewDecision;
    await decideHeld(context, { employerId, registrationId, decision, reason: 'different_people', by: BY });
  }
}

type Spending = typeof spending extends fc.Arbitrary<infer T> ? T : never;

function isSpending(next: Action): next is Spending {
  return ['reserve', 'use', 'return', 'expire'].includes(next.kind);
}

/** Moves a slot on, where it stands so that the step can be taken. */
async function spend(context: ServiceContext, { kind, which }: Spending, employerId: string): Promise<void> {
  await context.database.transaction(async (db) => {
    const ledger = await openLedger(context, db, employerId);
    const slots = await db
      .selectFrom('slots')
      .selectAll()
      .where('employer_id', '=', employerId)
      .orderBy('number')
      .execute();
    const slot = slots[which % Math.max(1, slots.length)];
    if (!slot) return;
    if (kind === 'reserve') await reserveSlot(db, ledger, slot.slot_id);
    else if (kind === 'expire') await expireSlot(db, ledger, slot.slot_id);
    else if (kind === 'use' && slot.status === 'reserved') await useSlot(db, ledger, slot.slot_id);
    else if (kind === 'return' && (slot.status === 'reserved' || slot.status === 'used'))
      await returnSlot(db, ledger, slot, { reason: 'cancelled', since: slot.changed_at });
  });
}

/** Everything that must be true of a ledger, looked at from outside. */
async function expectRight(context: ServiceContext, employerId: string): Promise<void> {
  const db = context.database.kysely;
  expect(await recomputeCounters(context)).toEqual([]);
  const entries = await entriesAfter(db, employerId, 0, {});
  const policies = await policiesOf(db, employerId);
  const thresholdOf = (version: number) => policies.find((one) => one.version === version)?.threshold ?? 0;
  expect(writtenGrants(entries)).toEqual(expectedGrants(entries, thresholdOf));
  const slots = await db
    .selectFrom('slots')
    .select('number')
    .where('employer_id', '=', employerId)
    .orderBy('number')
    .execute();
  expect(slots.map((slot) => slot.number)).toEqual(slots.map((_, index) => index + 1));
  const rows = await db
    .selectFrom('registrations')
    .select(['outcome', 'outcome_reason'])
    .where('employer_id', '=', employerId)
    .execute();
  const standings = rows.map((row) => standingOf(row.outcome, row.outcome_reason));
  const counters = await db
    .selectFrom('employer_counters')
    .selectAll()
    .where('employer_id', '=', employerId)
    .executeTakeFirstOrThrow();
  const { own_domain: ownDomain, ...others } = counters;
  for (const standing of STANDINGS)
    expect([standing, { ...others, ownDomain }[standing]]).toEqual([
      standing,
      standings.filter((one) => one === standing).length,
    ]);
}
