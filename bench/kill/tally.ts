import type { ServiceContext } from '../../src/server/services/context.ts';
import { recomputeCounters } from '../../src/server/services/credit/recompute-counters.ts';
import type { Executor } from '../../src/server/db/database.ts';
import type { TakenMail } from '../support/mail-sink.ts';
import { REFERRING, type Beforehand } from './beforehand.ts';
import type { Acknowledged } from './candidate.ts';

export interface Tally {
  readonly 'forms acknowledged': number;
  readonly 'registrations acknowledged': number;
  readonly 'people who count': number;
  readonly 'slots granted': number;
  readonly 'acceptances acknowledged': number;
  readonly 'people erased by age': number;
  readonly 'mails handed over': number;
  /** Handed over again after a crash in between, with the same message id, so that a receiver drops them. */
  readonly 'hand-overs repeated': number;
  readonly faults: Faults;
}

/** Each must be 0. */
export interface Faults {
  readonly 'acknowledged forms lost': number;
  readonly 'acknowledged registrations lost': number;
  readonly 'registrations posted twice': number;
  readonly 'slots doubled or missing': number;
  readonly 'acknowledged acceptances lost': number;
  readonly 'acceptances that used no slot, or two': number;
  readonly 'acceptances not recorded, or twice': number;
  readonly 'people kept beyond their time': number;
  readonly 'farewells doubled or missing': number;
  readonly 'counters that differ from the ledger': number;
  readonly 'mails doubled for a cause': number;
  readonly 'mails never handed over': number;
}

/** Compares what people were told with what the database holds, and with what the mail server got. */
export async function tallyUp(
  context: ServiceContext,
  run: {
    readonly people: readonly Acknowledged[];
    readonly found: Beforehand;
    /** The requests for which the employer was told that somebody is accepted. */
    readonly accepted: readonly string[];
    readonly mails: readonly TakenMail[];
  },
): Promise<Tally> {
  const { people, found, accepted, mails } = run;
  const db = context.database.kysely;
  const rows = await db.selectFrom('registrations').select(['mail', 'outcome', 'registration_id']).execute();
  const stored = new Map(rows.map((row) => [row.mail, row]));
  const forms = people.filter((one) => one.form);
  const registrations = people.filter((one) => one.registration);
  const postings = await db
    .selectFrom('ledger_entries')
    .select((select) => ['registration_id', select.fn.countAll<number>().as('n')])
    .where('account', '=', 'registered')
    .groupBy('registration_id')
    .execute();
  const posted = new Map(postings.map((row) => [row.registration_id, Number(row.n)]));
  const counters = await db
    .selectFrom('employer_counters')
    .selectAll()
    .where('employer_id', '=', REFERRING)
    .executeTakeFirstOrThrow();
  const slots = await db.selectFrom('slots').select('number').where('employer_id', '=', REFERRING).execute();
  const outbox = await db
    .selectFrom('outbox')
    .select(['mail_id', 'status', 'cause'])
    .where('created_at', '>', found.at)
    .execute();
  const interviews = await interviewsIn(db);
  const late = await db
    .selectFrom('candidates')
    .select('person_key')
    .where('retained_until', '<', found.at)
    .execute();
  const farewells = outbox.filter(({ cause }) => cause.startsWith('deleted '));
  const handedOver = new Set(mails.map((mail) => mail.messageId.slice(1).split('@')[0] ?? ''));
  const counted = rows.filter((row) => row.outcome === 'counted').length;
  return {
    'forms acknowledged': forms.length,
    'registrations acknowledged': registrations.length,
    'people who count': counters.counted,
    'slots granted': slots.length,
    'acceptances acknowledged': accepted.length,
    'people erased by age': found.overdue - late.length,
    'mails handed over': mails.length,
    'hand-overs repeated': mails.length - handedOver.size,
    faults: {
      'acknowledged forms lost': forms.filter((one) => !stored.has(one.mail)).length,
      'acknowledged registrations lost': registrations.filter(
        (one) => stored.get(one.mail)?.outcome !== 'counted',
      ).length,
      'registrations posted twice':
        [...posted.values()].filter((n) => n > 1).length + Math.abs(counted - posted.size),
      'slots doubled or missing':
        Math.abs(slots.length - Math.floor(counters.counted / counters.threshold)) +
        slots.length -
        new Set(slots.map((slot) => slot.number)).size,
      'acknowledged acceptances lost': accepted.filter((id) => !interviews.requests.includes(id)).length,
      'acceptances that used no slot, or two': Math.abs(interviews.requests.length - interviews.slots),
      'acceptances not recorded, or twice': Math.abs(interviews.requests.length - interviews.records),
      'people kept beyond their time': late.length,
      'farewells doubled or missing': Math.abs(found.overdue - farewells.length),
      'counters that differ from the ledger': (await recomputeCounters(context)).length,
      'mails doubled for a cause': doubled(mails),
      'mails never handed over': outbox.filter(
        (mail) => mail.status !== 'delivered' || !handedOver.has(mail.mail_id),
      ).length,
    },
  };
}

/** The requests that somebody is accepted for, how many slots are used, and how many names were recorded as given. */
async function interviewsIn(db: Executor) {
  const requests = await db
    .selectFrom('slot_requests')
    .select('request_id')
    .where('state', '=', 'interview')
    .execute();
  const used = await db.selectFrom('slots').select('slot_id').where('status', '=', 'used').execute();
  const records = await db
    .selectFrom('employer_disclosures')
    .select('record_id')
    .where('reason', '=', 'interview')
    .execute();
  return {
    requests: requests.map(({ request_id }) => request_id),
    slots: used.length,
    records: records.length,
  };
}

/** Different mails that say the same to the same person: nobody in this run asks for a second code. */
function doubled(mails: readonly TakenMail[]): number {
  const idsBySaying = new Map<string, Set<string>>();
  for (const { to, subject, messageId } of mails) {
    const saying = `${to} ${subject.replace(/\d{6}/, 'code')}`;
    idsBySaying.set(saying, (idsBySaying.get(saying) ?? new Set()).add(messageId));
  }
  return [...idsBySaying.values()].reduce((sum, ids) => sum + ids.size - 1, 0);
}
