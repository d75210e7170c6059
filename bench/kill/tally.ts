import type { ServiceContext } from '../../src/server/services/context.ts';
import { recomputeCounters } from '../../src/server/services/credit/recompute-counters.ts';
import type { TakenMail } from '../support/mail-sink.ts';
import type { Acknowledged } from './candidate.ts';

export interface Tally {
  readonly 'forms acknowledged': number;
  readonly 'registrations acknowledged': number;
  readonly 'people who count': number;
  readonly 'slots granted': number;
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
  readonly 'counters that differ from the ledger': number;
  readonly 'mails doubled for a cause': number;
  readonly 'mails never handed over': number;
}

/** Compares what people were told with what the database holds, and with what the mail server got. */
export async function tallyUp(
  context: ServiceContext,
  people: readonly Acknowledged[],
  mails: readonly TakenMail[],
): Promise<Tally> {
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
  const counters = await db.selectFrom('employer_counters').selectAll().executeTakeFirstOrThrow();
  const slots = await db.selectFrom('slots').select('number').execute();
  const outbox = await db.selectFrom('outbox').select(['mail_id', 'status']).execute();
  const handedOver = new Set(mails.map((mail) => mail.messageId.slice(1).split('@')[0] ?? ''));
  const counted = rows.filter((row) => row.outcome === 'counted').length;
  return {
    'forms acknowledged': forms.length,
    'registrations acknowledged': registrations.length,
    'people who count': counters.counted,
    'slots granted': slots.length,
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
      'counters that differ from the ledger': (await recomputeCounters(context)).length,
      'mails doubled for a cause': doubled(mails),
      'mails never handed over': outbox.filter(
        (mail) => mail.status !== 'delivered' || !handedOver.has(mail.mail_id),
      ).length,
    },
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
