import { hashToken, newToken } from '../../src/server/secrets/tokens.ts';
import { updateCase } from '../../src/server/services/agencies/outcomes.ts';
import { propose } from '../../src/server/services/agencies/proposals.ts';
import { keepRetention } from '../../src/server/services/candidate/retention.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import { createRequest } from '../../src/server/services/slots/requests.ts';
import { routeToAgency } from '../../src/server/stores/agencies.ts';
import { addConnection } from '../../src/server/stores/connections.ts';
import { addEmployer } from '../../src/server/stores/employers.ts';
import { addDays, moment } from '../../src/server/time/clock.ts';
import { register } from '../../test/support/counting.ts';
import { createTestContext } from '../../test/support/service-context.ts';
import type { TestDatabase } from '../../test/support/databases.ts';

/** The employer that accepts people. */
export const ACCEPTING = 'emp_accepting';
const ACCEPTING_CODE = 'H2KAR';

/** The employer that people registered with, and register with. */
export const REFERRING = 'emp_one';

/** What the servers find: people whose time is over, whom they erase at once, and proposals that wait for an answer. */
export interface Beforehand {
  /** When all was written down: what is younger is of the servers. */
  readonly at: string;
  readonly overdue: number;
  readonly acceptances: readonly Acceptance[];
  /** Of the employer's add-in. */
  readonly token: string;
}

interface Acceptance {
  readonly requestId: string;
  readonly proposalId: string;
}

/** Writes that down; `counts` is how many of each. */
export async function prepare(home: TestDatabase, counts: number): Promise<Beforehand> {
  await letPeopleGrowOld(home, counts);
  const context = await createTestContext(home, () => new Date());
  try {
    const token = await addAcceptingEmployer(context);
    const acceptances: Acceptance[] = [];
    for (let n = 0; n < counts; n += 1) acceptances.push(await proposeSomebody(context, n));
    await context.database.kysely.updateTable('outbox').set({ status: 'delivered', message: '' }).execute();
    return { at: moment(context.clock()), overdue: counts, acceptances, token };
  } finally {
    await context.database.close();
  }
}

/** They registered more than a year ago, and were told two weeks ago. */
async function letPeopleGrowOld(home: TestDatabase, count: number): Promise<void> {
  let daysAgo = 390;
  const context = await createTestContext(home, () => addDays(new Date(), -daysAgo));
  for (let n = 0; n < count; n += 1) await register(context, { mail: `old-${n}@example.jp` });
  daysAgo = 15;
  await keepRetention(context);
  await context.database.kysely
    .updateTable('outbox')
    .set({ status: 'delivered', finished_at: moment(context.clock()) })
    .execute();
  await context.database.close();
}

async function addAcceptingEmployer(context: ServiceContext): Promise<string> {
  const db = context.database.kysely;
  const at = moment(context.clock());
  const names = {
    name: '株式会社受入',
    name_en: 'Accepting',
    short_name: '受入',
    short_name_en: 'Accepting',
  };
  const state = { status: 'active', cadence: 'at_once', is_demo: 0, created_at: at } as const;
  await addEmployer(db, { employer_id: ACCEPTING, code: ACCEPTING_CODE, ...names, ...state }, [], {
    ...{ employer_id: ACCEPTING, version: 1, threshold: 1, counting_stage: 'registered' },
    ...{ slot_valid_days: null, pending_days: 180, effective_from: at, created_at: at },
  });
  await routeToAgency(db, ACCEPTING, 'agy_one', 0);
  const token = newToken(context.random);
  await addConnection(db, {
    ...{ connection_id: 'con_accepting', employer_id: ACCEPTING, label: '', token_hash: hashToken(token) },
    ...{ way_in: 'invitation', invitation_id: null, created_at: at, used_at: null, revoked_at: null },
  });
  return token;
}

/** One more slot, asked for, and one more person of the other employer, proposed. */
async function proposeSomebody(context: ServiceContext, n: number): Promise<Acceptance> {
  const db = context.database.kysely;
  const actor = { agencyId: 'agy_one', byId: 'mem_one' };
  await register(context, {
    ...{ employerId: ACCEPTING, code: ACCEPTING_CODE, mail: `earns-${n}@example.jp` },
  });
  const { slot_id: slotId } = await db
    .selectFrom('slots')
    .select('slot_id')
    .where('employer_id', '=', ACCEPTING)
    .where('status', '=', 'granted')
    .executeTakeFirstOrThrow();
  const requestId = context.newId('req');
  const wish = { position: '営業', who: '経験のある方', employment: 'permanent', language: 'ja' } as const;
  const optional = { place: null, salary: null, interviewsFrom: null, contactMail: null };
  await createRequest(context, ACCEPTING, { requestId, slotId, ...wish, ...optional });
  const registrationId = await register(context, { mail: `proposed-${n}@example.jp` });
  const { disclosure_id: disclosureId } = await db
    .selectFrom('disclosure_records')
    .select('disclosure_id')
    .where('registration_id', '=', registrationId)
    .executeTakeFirstOrThrow();
  await updateCase(context, actor, disclosureId, { agreed: true });
  const { ask_id: askId } = await db
    .selectFrom('slot_asks')
    .select('ask_id')
    .where('request_id', '=', requestId)
    .executeTakeFirstOrThrow();
  const proposalId = context.newId('prp');
  const people = [{ proposalId, disclosureId, summary: '営業 5年' }];
  const result = await propose(context, actor, askId, { people, reason: '経験が近いため' });
  if (result !== 'done') throw new Error(`Nobody was proposed: ${result}`);
  return { requestId, proposalId };
}
