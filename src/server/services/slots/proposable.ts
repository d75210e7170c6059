import { meansCompany } from '../../../core/text/company-names.ts';
import { addDays, moment } from '../../time/clock.ts';
import type { Executor } from '../../db/database.ts';
import { employersOfPeople, findCase, listCases, type CaseWithPerson } from '../../stores/agency-cases.ts';
import { employerDomains, findEmployer } from '../../stores/employers.ts';
import { acceptedPeople, proposalsOf, type SlotAsk, type SlotProposal } from '../../stores/slot-requests.ts';
import { GONE_DAYS, isPresent } from '../people/presence.ts';

/**
 * People an agency may propose for a request, newest first. Whoever was referred by that same employer, or hides from
 * it, is left out without a word, so that the list cannot reveal who was rejected there (ux 13).
 */
export async function proposablePeople(
  db: Executor,
  ask: SlotAsk,
  now: Date,
): Promise<readonly CaseWithPerson[]> {
  const { employer_id: employerId, agency_id: agencyId } = ask;
  const proposed = new Set(
    (await proposalsOf(db, employerId, [ask.request_id])).map(({ disclosure_id }) => disclosure_id),
  );
  const people = await listCases(db, agencyId, moment(addDays(now, -GONE_DAYS)));
  return whoMayMeet(
    db,
    employerId,
    people.filter(({ disclosure_id }) => !proposed.has(disclosure_id)),
  );
}

/** Whoever was offered, where they may still be introduced to that employer: wishes change, and consent with them. */
export async function stillProposable(
  db: Executor,
  proposal: SlotProposal,
): Promise<CaseWithPerson | undefined> {
  const person = await findCase(db, proposal.agency_id, proposal.disclosure_id);
  if (!person || person.agreed_at === null) return undefined;
  return (await whoMayMeet(db, proposal.employer_id, [person]))[0];
}

/** Those of an agency's people who may be introduced to an employer, and are not already. */
async function whoMayMeet(
  db: Executor,
  employerId: string,
  people: readonly CaseWithPerson[],
): Promise<readonly CaseWithPerson[]> {
  const employer = await findEmployer(db, employerId);
  if (!employer) throw new Error(`Employer ${employerId} is missing.`);
  const { name, name_en, short_name, short_name_en } = employer;
  const names = [name, name_en, short_name, short_name_en, ...(await employerDomains(db, employerId))];
  const candidates = people.filter(
    (person) =>
      isPresent(person) &&
      (person.person_state === null || person.person_state === 'looking') &&
      person.stage !== 'placed' &&
      person.stage !== 'paused' &&
      person.employer_id !== employerId &&
      !(person.hidden_companies !== null && meansCompany(person.hidden_companies, names)),
  );
  const keys = candidates.flatMap(({ person_key }) => (person_key === null ? [] : [person_key]));
  const employers = await employersOfPeople(db, keys);
  const accepted = await acceptedPeople(db, employerId);
  return candidates.filter(
    ({ person_key }) => !employers.get(person_key ?? '')?.has(employerId) && !accepted.has(person_key ?? ''),
  );
}
