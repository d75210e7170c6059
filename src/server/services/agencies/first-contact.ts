import type { Executor } from '../../db/database.ts';
import { candidateNewsMail } from '../../mail/templates/candidate-notices.ts';
import { findAgency, isLicensed } from '../../stores/agencies.ts';
import { caseOf, giveLead, type AgencyCase } from '../../stores/agency-cases.ts';
import { membersOfAgency } from '../../stores/agency-members.ts';
import { disclosuresOf } from '../../stores/disclosures.ts';
import type { Registration } from '../../stores/registrations.ts';
import { addBusinessDays, japanDay } from '../../time/calendar.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { emit } from '../webhooks/emit.ts';
import { linkTo } from './case-link.ts';
import { grouped } from './grouped.ts';
import { CONTACT_BUSINESS_DAYS } from './hand-off.ts';

/**
 * Lets first contact fall to the next agency in the employer's order where the person shut out the one it fell to, with a
 * day of its own: somebody who waits for a first word does not wait for nobody's. Only while the person looks for work.
 */
export async function passOnFirstContact(
  context: ServiceContext,
  db: Executor,
  registrations: readonly Registration[],
): Promise<void> {
  const now = context.clock();
  const today = japanDay(now);
  const contactBy = addBusinessDays(today, CONTACT_BUSINESS_DAYS);
  const passed: AgencyCase[] = [];
  for (const registration of registrations) {
    const waiting = await waitingFor(db, registration, today);
    const [next] = waiting;
    if (!next || waiting.some(({ is_lead: isLead }) => isLead === 1)) continue;
    if (await giveLead(db, next, contactBy, moment(now))) passed.push(next);
  }
  for (const group of grouped(passed, ({ agency_id: agencyId }) => agencyId))
    await ask(context, db, group, contactBy);
}

/** Those that have the person and wait for each other, in the employer's order; none where one of them has begun. */
async function waitingFor(
  db: Executor,
  { employer_id: employerId, registration_id: registrationId }: Registration,
  today: string,
): Promise<readonly AgencyCase[]> {
  const waiting: AgencyCase[] = [];
  for (const disclosure of await disclosuresOf(db, employerId, registrationId)) {
    if (disclosure.withdrawn_at !== null) continue;
    const agency = await findAgency(db, disclosure.agency_id);
    const work = await caseOf(db, disclosure);
    if (!agency || !work || !isLicensed(agency, today)) continue;
    if (work.stage !== 'to_contact' || work.contacted_at !== null) return [];
    waiting.push(work);
  }
  return waiting;
}

async function ask(
  context: ServiceContext,
  db: Executor,
  [first, ...others]: readonly [AgencyCase, ...AgencyCase[]],
  contactBy: string,
): Promise<void> {
  const at = moment(context.clock());
  for (const { agency_id: ownerId, disclosure_id: candidateId } of [first, ...others])
    await emit(context, db, {
      ownerId,
      type: 'candidate.assigned',
      at,
      data: { candidateId, contactBy, lead: true },
    });
  for (const member of await membersOfAgency(db, first.agency_id))
    await context.mails.add(db, {
      employerId: first.employer_id,
      cause: `candidate first ${first.disclosure_id} ${at} ${member.member_id}`,
      addressee: 'business',
      message: candidateNewsMail({
        to: member,
        news: 'first',
        contactBy,
        people: [first, ...others].map((work) => linkTo(context, work)),
        operator: context.operator,
      }),
    });
}
