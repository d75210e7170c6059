import type { Executor } from '../../db/database.ts';
import {
  candidateNewsMail,
  deletionRequestMail,
  type DepartureReason,
} from '../../mail/templates/candidate-notices.ts';
import { membersOfAgency } from '../../stores/agency-members.ts';
import { withdrawMails } from '../../stores/outbox.ts';
import type { Disclosure } from '../../stores/disclosures.ts';
import { japanDay } from '../../time/calendar.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { deletionDay } from '../people/presence.ts';

/** A hand-over that a person took back, and the name by which the agency knows them. */
export type TakenBack = Pick<Disclosure, 'employer_id' | 'disclosure_id' | 'agency_id' | 'disclosed_at'> & {
  readonly name: string;
};

/**
 * Asks everybody of the agencies to delete what they hold, in the transaction in which the data are taken back: one mail
 * to each, however often the person was handed over.
 */
export async function askToDelete(
  context: ServiceContext,
  db: Executor,
  taken: readonly TakenBack[],
  { reason, at }: { readonly reason: DepartureReason; readonly at: string },
): Promise<void> {
  for (const [first, ...others] of grouped(taken, (one) => one.agency_id))
    for (const member of await membersOfAgency(db, first.agency_id))
      await context.mails.add(db, {
        employerId: first.employer_id,
        cause: causeOf(first, at, member.member_id),
        addressee: 'business',
        message: deletionRequestMail({
          to: member,
          reason,
          deleteBy: deletionDay(at),
          people: [first, ...others].map((one) => ({
            ...linkTo(context, one),
            name: one.name,
            handedOn: japanDay(new Date(one.disclosed_at)),
          })),
          operator: context.operator,
        }),
      });
}

/** Takes back what has not left of it where the person comes back; whoever was asked is told that they need not. */
export async function takeBackRequest(
  context: ServiceContext,
  db: Executor,
  resumed: readonly Disclosure[],
): Promise<void> {
  const now = moment(context.clock());
  // As they were asked about: what was taken back at one moment stands in one mail.
  const requests = grouped(resumed, (one) => `${one.agency_id} ${one.withdrawn_at ?? ''}`);
  for (const [first, ...others] of requests)
    for (const member of await membersOfAgency(db, first.agency_id)) {
      const cause = causeOf(first, first.withdrawn_at ?? '', member.member_id);
      if ((await withdrawMails(db, first.employer_id, [cause], now)) > 0) continue;
      await context.mails.add(db, {
        employerId: first.employer_id,
        cause: `resumed ${first.disclosure_id} ${now} ${member.member_id}`,
        addressee: 'business',
        message: candidateNewsMail({
          to: member,
          news: 'resumed',
          people: [first, ...others].map((one) => linkTo(context, one)),
          operator: context.operator,
        }),
      });
    }
}

function causeOf({ disclosure_id: id }: Pick<Disclosure, 'disclosure_id'>, at: string, memberId: string) {
  return `deletion ${id} ${at} ${memberId}`;
}

export function linkTo(context: ServiceContext, { disclosure_id: id }: Pick<Disclosure, 'disclosure_id'>) {
  return { id, address: `${context.relayOrigin}/agency/candidates/${id}` };
}

/** Items with the same key together, each group in the order given. */
export function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly (readonly [Item, ...Item[]])[] {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const before = groups.get(keyOf(item));
    if (before) before.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}
