import type { Executor } from '../../db/database.ts';
import {
  candidateNewsMail,
  copyToDelete,
  deletionRequestMail,
  type DepartureReason,
} from '../../mail/templates/candidate-notices.ts';
import type { NoticeLink } from '../../mail/templates/notice.ts';
import { membersOfAgency, type AgencyMember } from '../../stores/agency-members.ts';
import { mailsSince, withdrawMails, withdrawMailsSince } from '../../stores/outbox.ts';
import type { Disclosure } from '../../stores/disclosures.ts';
import { addToDay, japanDay, japanTime } from '../../time/calendar.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { deletionDay } from '../people/presence.ts';
import { linkTo } from './case-link.ts';
import { gatherMail } from './gathered-mails.ts';
import { grouped } from './grouped.ts';

/** A hand-over that a person took back, and the name by which the agency knows them. */
export type HandOverTakenBack = Pick<
  Disclosure,
  'employer_id' | 'disclosure_id' | 'agency_id' | 'disclosed_at'
> & {
  readonly name: string;
};

/** Earlier news that must not arrive behind a request. Whoever stopped may come back, and what holds then stays. */
const OVERTAKEN: Readonly<Record<DepartureReason, readonly string[]>> = {
  stopped: ['candidate looks', 'candidate first'],
  erased: ['rests', 'looks', 'wishes', 'corrected', 'first'].map((news) => `candidate ${news}`),
};

/** More in one mail would be cut off by mail programs. */
const MOST_GATHERED = 100;

/**
 * Asks everybody of the agencies to delete what they hold, in the transaction in which the data are taken back: one mail
 * to each, however often the person was handed over. Who never heard that somebody came back was asked before. With
 * `gathers`, one mail says at the end of the day whoever else went on it.
 */
export async function askToDelete(
  context: ServiceContext,
  db: Executor,
  taken: readonly HandOverTakenBack[],
  {
    reason,
    at,
    gathers = false,
  }: { readonly reason: DepartureReason; readonly at: string; readonly gathers?: boolean },
): Promise<void> {
  const deleteBy = deletionDay(at);
  const inOneOrder = [...taken].sort((one, other) => (one.agency_id < other.agency_id ? -1 : 1));
  for (const [first, ...others] of grouped(inOneOrder, (one) => one.agency_id)) {
    const unaware = await takeBackNewsOf(db, [first, ...others], ['resumed'], at);
    await takeBackNewsOf(db, [first, ...others], OVERTAKEN[reason], at);
    for (const member of await membersOfAgency(db, first.agency_id)) {
      if (reason === 'stopped' && unaware.includes(member.member_id)) continue;
      const copies = copiesOf(context, member, [first, ...others]);
      const write = (people: number, all: readonly NoticeLink[]) =>
        deletionRequestMail({
          to: member,
          reason,
          deleteBy,
          people,
          copies: all,
          operator: context.operator,
        });
      if (gathers)
        await gatherMail(context, db, {
          kind: `deletions ${deleteBy}`,
          to: member,
          about: first.disclosure_id,
          links: copies,
          until: japanTime(addToDay(japanDay(new Date(at)), 1), 0),
          most: MOST_GATHERED,
          write: (all) => write(all.people, all.links),
        });
      else
        await context.mails.add(db, {
          employerId: first.employer_id,
          cause: causeOf(first, at, member.member_id),
          addressee: 'business',
          message: write(1, copies),
        });
    }
  }
}

function copiesOf(context: ServiceContext, { language }: AgencyMember, taken: readonly HandOverTakenBack[]) {
  return taken.map((one) =>
    copyToDelete(language, {
      ...linkTo(context, one),
      name: one.name,
      handedOn: japanDay(new Date(one.disclosed_at)),
    }),
  );
}

/** Of hand-overs that were stopped before, those about which nobody there was asked, though there is somebody to ask. */
export async function neverAskedAbout<One extends HandOverTakenBack & Pick<Disclosure, 'withdrawn_at'>>(
  db: Executor,
  stopped: readonly One[],
): Promise<readonly One[]> {
  const found: One[] = [];
  for (const group of grouped(stopped, (one) => `${one.agency_id} ${one.withdrawn_at ?? ''}`)) {
    if ((await membersOfAgency(db, group[0].agency_id)).length === 0) continue;
    let isAsked = false;
    for (const { employer_id: employerId, disclosure_id: id, withdrawn_at: at } of group)
      for (const { cause, status } of await mailsSince(db, employerId, `deletion ${id}`))
        if (
          cause.startsWith(`deletion ${id} ${at ?? ''} `) &&
          (status === 'waiting' || status === 'delivered')
        )
          isAsked = true;
    if (!isAsked) found.push(...group);
  }
  return found;
}

/** Takes back news about hand-overs that have not left; returns the members who now never hear them. */
export async function takeBackNewsOf(
  db: Executor,
  handed: readonly Pick<Disclosure, 'employer_id' | 'disclosure_id'>[],
  kinds: readonly string[],
  now: string,
): Promise<readonly string[]> {
  const causes: string[] = [];
  for (const { employer_id: employerId, disclosure_id: id } of handed)
    for (const kind of kinds)
      causes.push(...(await withdrawMailsSince(db, employerId, `${kind} ${id}`, now)));
  return causes.map((cause) => cause.slice(cause.lastIndexOf(' ') + 1));
}

/** Takes back what has not left of it where the person comes back; whoever was asked is told that they need not, or that the person is back. */
export async function takeBackRequest(
  context: ServiceContext,
  db: Executor,
  resumed: readonly Disclosure[],
): Promise<void> {
  const now = moment(context.clock());
  // As they were asked about: what was taken back at one moment stands in one mail.
  const requests = grouped(resumed, (one) => `${one.agency_id} ${one.withdrawn_at ?? ''}`);
  for (const [first, ...others] of requests) {
    const stoppedAt = first.withdrawn_at ?? now;
    // By then nothing is left that need not be deleted.
    const news = deletionDay(stoppedAt) < japanDay(context.clock()) ? 'returned' : 'resumed';
    for (const member of await membersOfAgency(db, first.agency_id)) {
      const cause = causeOf(first, stoppedAt, member.member_id);
      if ((await withdrawMails(db, first.employer_id, [cause], now)) > 0) continue;
      await context.mails.add(db, {
        employerId: first.employer_id,
        cause: `resumed ${first.disclosure_id} ${now} ${member.member_id}`,
        addressee: 'business',
        message: candidateNewsMail({
          to: member,
          news,
          people: [first, ...others].map((one) => linkTo(context, one)),
          operator: context.operator,
        }),
      });
    }
  }
}

function causeOf({ disclosure_id: id }: Pick<Disclosure, 'disclosure_id'>, at: string, memberId: string) {
  return `deletion ${id} ${at} ${memberId}`;
}
