import type { Executor } from '../../db/database.ts';
import { candidateNewsMail, firstContactsMail } from '../../mail/templates/candidate-notices.ts';
import { findAgency, isLicensed } from '../../stores/agencies.ts';
import { caseOf, giveLead, noteLead, type AgencyCase } from '../../stores/agency-cases.ts';
import { membersOfAgency, type AgencyMember } from '../../stores/agency-members.ts';
import { disclosuresOf } from '../../stores/disclosures.ts';
import type { Registration } from '../../stores/registrations.ts';
import { addBusinessDays, japanDay } from '../../time/calendar.ts';
import { addSeconds, moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { emit } from '../webhooks/emit.ts';
import { firstContactsAddress, linkTo } from './case-link.ts';
import { gatherMail, type Gathered } from './gathered-mails.ts';
import { grouped } from './grouped.ts';
import { CONTACT_BUSINESS_DAYS } from './hand-off.ts';

/** Longer than a night's work takes, and short enough for a day that has begun. */
const GATHERING_SECONDS = 600;
/** People one mail may be about; it says how many, not who. */
const MOST_GATHERED = 1000;

interface PassingOn {
  /** For whom a day that is over is counted anew: who had no business with the person, and has now. */
  readonly startsAnew?: (work: AgencyCase) => boolean;
  /** Whether the mail waits for other people with whom first contact falls to the same agency. */
  readonly gathers?: boolean;
}

/**
 * Lets first contact fall to the next agency in the employer's order where the one it fell to may not make it any more, with
 * a day of its own: somebody who waits for a first word does not wait for nobody's. Only while the person looks for work.
 */
export async function passOnFirstContact(
  context: ServiceContext,
  db: Executor,
  registrations: readonly Registration[],
  { startsAnew = () => false, gathers = false }: PassingOn = {},
): Promise<void> {
  const now = context.clock();
  const today = japanDay(now);
  const contactBy = addBusinessDays(today, CONTACT_BUSINESS_DAYS);
  const passed: AgencyCase[] = [];
  for (const registration of registrations) {
    const holders = await holdersOf(db, registration, today);
    const lead = holders.find(({ is_lead: isLead }) => isLead === 1);
    if (lead && !startsAnew(lead)) continue;
    if (holders.some(hasBegun)) {
      const first = holders.find(({ contacted_at: at }) => at !== null);
      if (lead && first && !hasBegun(lead)) await noteLead(db, first);
      continue;
    }
    if (lead && lead.contact_by >= today) continue;
    const next = lead ?? holders[0];
    if (!next || !(await giveLead(db, next, contactBy, moment(now)))) continue;
    await tellSystem(context, db, next, contactBy);
    if (next !== lead) passed.push(next);
  }
  const inOneOrder = passed.sort((one, other) => (one.agency_id < other.agency_id ? -1 : 1));
  for (const group of grouped(inOneOrder, ({ agency_id: agencyId }) => agencyId))
    for (const member of await membersOfAgency(db, group[0].agency_id))
      await (gathers ? gather : ask)(context, db, member, group, contactBy);
}

/** The work of those that have the person and may support them, in the employer's order. */
async function holdersOf(
  db: Executor,
  { employer_id: employerId, registration_id: registrationId }: Registration,
  today: string,
): Promise<readonly AgencyCase[]> {
  const holders: AgencyCase[] = [];
  for (const disclosure of await disclosuresOf(db, employerId, registrationId)) {
    if (disclosure.withdrawn_at !== null) continue;
    const agency = await findAgency(db, disclosure.agency_id);
    const work = await caseOf(db, disclosure);
    if (agency && work && isLicensed(agency, today)) holders.push(work);
  }
  return holders;
}

function hasBegun({ stage, contacted_at: contactedAt }: AgencyCase): boolean {
  return stage !== 'to_contact' || contactedAt !== null;
}

function tellSystem(context: ServiceContext, db: Executor, work: AgencyCase, contactBy: string) {
  return emit(context, db, {
    ownerId: work.agency_id,
    type: 'candidate.assigned',
    at: moment(context.clock()),
    data: { candidateId: work.disclosure_id, contactBy, lead: true },
  });
}

type Cases = readonly [AgencyCase, ...AgencyCase[]];

async function ask(
  context: ServiceContext,
  db: Executor,
  member: AgencyMember,
  cases: Cases,
  contactBy: string,
): Promise<void> {
  const [{ employer_id: employerId, disclosure_id: id }] = cases;
  await context.mails.add(db, {
    employerId,
    cause: `candidate first ${id} ${moment(context.clock())} ${member.member_id}`,
    addressee: 'business',
    message: candidateNewsMail({
      to: member,
      news: 'first',
      contactBy,
      people: cases.map((work) => linkTo(context, work)),
      operator: context.operator,
    }),
  });
}

async function gather(
  context: ServiceContext,
  db: Executor,
  to: AgencyMember,
  cases: Cases,
  contactBy: string,
): Promise<void> {
  const { operator } = context;
  const write = ({ people, links }: Gathered) =>
    people === 1
      ? candidateNewsMail({ to, news: 'first', contactBy, people: links, operator })
      : firstContactsMail({ to, people, contactBy, address: firstContactsAddress(context), operator });
  await gatherMail(context, db, {
    kind: `firsts ${contactBy}`,
    to,
    about: cases[0].disclosure_id,
    links: cases.map((work) => ({ address: linkTo(context, work).address })),
    until: addSeconds(context.clock(), GATHERING_SECONDS),
    most: MOST_GATHERED,
    write,
  });
}
