import { meansCompany } from '../../../core/text/company-names.ts';
import { addDays, moment } from '../../time/clock.ts';
import type { Executor } from '../../db/database.ts';
import { employersOfPeople, listCases, type CaseWithPerson } from '../../stores/agency-cases.ts';
import { employerDomains, findEmployer } from '../../stores/employers.ts';
import { proposalsOf, type SlotAsk } from '../../stores/slot-requests.ts';
import { GONE_DAYS } from './gone.ts';

/** Whether an agency has this person's data now. */
export function isPresent(person: CaseWithPerson): boolean {
  return person.withdrawn_at === null && person.erased_at === null;
}

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
  const employer = await findEmployer(db, employerId);
  if (!employer) throw new Error(`Employer ${employerId} is missing.`);
  const { name, name_en, short_name, short_name_en } = employer;
  const names = [name, name_en, short_name, short_name_en, ...(await employerDomains(db, employerId))];
  const proposed = new Set(
    (await proposalsOf(db, employerId, [ask.request_id])).map(({ disclosure_id }) => disclosure_id),
  );
  const candidates = (await listCases(db, agencyId, moment(addDays(now, -GONE_DAYS)))).filter(
    (person) =>
      isPresent(person) &&
      (person.person_state === null || person.person_state === 'looking') &&
      person.stage !== 'placed' &&
      person.stage !== 'paused' &&
      person.employer_id !== employerId &&
      !proposed.has(person.disclosure_id) &&
      !(person.hidden_companies !== null && meansCompany(person.hidden_companies, names)),
  );
  const keys = candidates.flatMap(({ person_key }) => (person_key === null ? [] : [person_key]));
  const employers = await employersOfPeople(db, keys);
  return candidates.filter(({ person_key }) => !employers.get(person_key ?? '')?.has(employerId));
}
