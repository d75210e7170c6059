import type { Executor } from '../../db/database.ts';
import { candidateNewsMail } from '../../mail/templates/candidate-notices.ts';
import { membersOfAgency } from '../../stores/agency-members.ts';
import { caseOf, type AgencyCase } from '../../stores/agency-cases.ts';
import { disclosuresOf } from '../../stores/disclosures.ts';
import type { Registration } from '../../stores/registrations.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { emit } from '../webhooks/emit.ts';
import { linkTo } from './case-link.ts';
import { takeBackNewsOf } from './deletion-requests.ts';
import { grouped } from './grouped.ts';

/** What changed for agencies that have somebody: they rest or found work, look again, wish something else, or were registered wrongly. */
type PersonNews = 'rests' | 'looks' | 'wishes' | 'corrected';

/** What is no longer true with the other. */
const OPPOSITES: Partial<Record<PersonNews, PersonNews>> = { rests: 'looks', looks: 'rests' };

/**
 * Tells the agencies that have these registrations of one person, in the transaction in which it changes: their systems
 * about each hand-over, and by one mail whoever looks after the person, or everybody where nobody does. Whoever was placed
 * is worked on no more, and no mail.
 */
export async function tellHolders(
  context: ServiceContext,
  db: Executor,
  registrations: readonly Registration[],
  news: PersonNews,
): Promise<void> {
  const at = moment(context.clock());
  const cases: AgencyCase[] = [];
  for (const { employer_id: employerId, registration_id: registrationId } of registrations)
    for (const disclosure of await disclosuresOf(db, employerId, registrationId)) {
      if (disclosure.withdrawn_at !== null) continue;
      await emit(context, db, {
        ownerId: disclosure.agency_id,
        type: 'candidate.updated',
        at,
        data: { candidateId: disclosure.disclosure_id },
      });
      const work = await caseOf(db, disclosure);
      if (work && work.stage !== 'placed') cases.push(work);
    }
  for (const group of grouped(cases, (work) => work.agency_id)) await mail(context, db, group, { news, at });
}

async function mail(
  context: ServiceContext,
  db: Executor,
  [first, ...others]: readonly [AgencyCase, ...AgencyCase[]],
  { news, at }: { readonly news: PersonNews; readonly at: string },
): Promise<void> {
  const members = await membersOfAgency(db, first.agency_id);
  const opposite = OPPOSITES[news];
  // Whoever never heard that it changed need not hear that it changed back.
  const unaware = opposite ? await takeBackNewsOf(db, [first, ...others], [`candidate ${opposite}`], at) : [];
  const ids = members.map(({ member_id }) => member_id);
  for (const member of members) {
    const theirs = [first, ...others].filter(
      ({ owner_id: owner }) => owner === member.member_id || owner === null || !ids.includes(owner),
    );
    if (theirs.length === 0 || unaware.includes(member.member_id)) continue;
    await context.mails.add(db, {
      employerId: first.employer_id,
      cause: `candidate ${news} ${first.disclosure_id} ${at} ${member.member_id}`,
      addressee: 'business',
      message: candidateNewsMail({
        to: member,
        news,
        people: theirs.map((work) => linkTo(context, work)),
        operator: context.operator,
      }),
    });
  }
}
