import type { Executor } from '../../db/database.ts';
import {
  agencyNoticeMail,
  recruiterNoticeMail,
  type AgencyNews,
  type EmployerNews,
} from '../../mail/templates/introduction.ts';
import { membersOfAgency } from '../../stores/agency-members.ts';
import { getEmployer } from '../../stores/employers.ts';
import { asksOf, type SlotRequestRow } from '../../stores/slot-requests.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { emit } from '../webhooks/emit.ts';

/** Tells the employer, in the transaction in which it happens: its systems always, its recruiter by mail where wanted. */
export async function tellEmployer(
  context: ServiceContext,
  db: Executor,
  request: SlotRequestRow,
  news: EmployerNews,
): Promise<void> {
  const at = moment(context.clock());
  await emit(context, db, {
    ownerId: request.employer_id,
    type: 'slot.request.updated',
    at,
    data: { requestId: request.request_id, slotId: request.slot_id, state: request.state },
  });
  if (request.contact_mail === null) return;
  const message = recruiterNoticeMail({
    to: request.contact_mail,
    request,
    news,
    operator: context.operator,
  });
  if (!message) return;
  await context.mails.add(db, {
    employerId: request.employer_id,
    cause: `slot request ${request.request_id} ${news} ${at}`,
    addressee: 'business',
    message,
  });
}

/** Tells everybody of the agencies given, in the transaction in which it happens. */
export async function tellAgencies(
  context: ServiceContext,
  db: Executor,
  request: SlotRequestRow,
  news: AgencyNews,
  agencyIds: Iterable<string>,
): Promise<void> {
  const at = moment(context.clock());
  const asks = new Map((await asksOf(db, request)).map((ask) => [ask.agency_id, ask.ask_id]));
  const employer = await getEmployer(db, request.employer_id);
  for (const agencyId of new Set(agencyIds)) {
    const askId = asks.get(agencyId);
    if (askId === undefined) continue;
    if (news === 'requested')
      await emit(context, db, {
        ownerId: agencyId,
        type: 'slot.requested',
        at,
        data: { requestId: askId, replyBy: request.reply_by },
      });
    for (const member of await membersOfAgency(db, agencyId))
      await context.mails.add(db, {
        employerId: request.employer_id,
        cause: `slot ask ${askId} ${news} ${at} ${member.member_id}`,
        addressee: 'business',
        message: agencyNoticeMail({
          to: member,
          company: member.language === 'ja' ? employer.name : employer.name_en,
          request,
          news,
          address: `${context.relayOrigin}/agency/requests/${askId}`,
          operator: context.operator,
        }),
      });
  }
}
