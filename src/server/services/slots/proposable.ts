import { meansCompany } from '../../../core/text/company-names.ts';
import type { Executor } from '../../db/database.ts';
import { findCase, type CaseWithPerson } from '../../stores/agency-cases.ts';
import { casesOf, namedOf, readyOf, takeCases } from '../../stores/case-lists.ts';
import { employerDomains, getEmployer } from '../../stores/employers.ts';
import { peopleOfAccepted } from '../../stores/accepted-people.ts';
import { employersOfPeople, hiddenCompaniesOfPeople } from '../../stores/people-across-employers.ts';
import { proposalsOf, type SlotProposal } from '../../stores/slot-proposals.ts';
import type { SlotAsk } from '../../stores/slot-requests.ts';
import { isPresent, isResting } from '../people/presence.ts';

/** Whom of those who may be proposed to tell of; everybody where nothing is said. */
interface ProposableWish {
  readonly ids?: readonly string[];
  readonly isReady?: boolean;
  readonly matches?: ((person: CaseWithPerson) => boolean) | undefined;
  readonly most?: number;
  /** Whoever ends the page before. */
  readonly after?: CaseWithPerson | undefined;
}

/**
 * People an agency may propose for a request, newest first. Whoever was referred by that same employer, or hides from
 * it, is left out without a word, so that the list cannot reveal who was rejected there.
 */
export async function proposablePeople(
  db: Executor,
  ask: SlotAsk,
  { ids, isReady, matches = () => true, most = Infinity, after }: ProposableWish = {},
): Promise<readonly CaseWithPerson[]> {
  const { employer_id: employerId, agency_id: agencyId } = ask;
  const proposed = new Set(
    (await proposalsOf(db, employerId, [ask.request_id]))
      // Whom nobody decided on may be proposed again: steps are taken back that were pressed by mistake.
      .filter(({ state }) => state !== 'withdrawn')
      .map(({ disclosure_id }) => disclosure_id),
  );
  const mayMeet = await whoMayMeet(db, employerId);
  let cases = casesOf(db, { agencyId });
  if (ids !== undefined) cases = namedOf(cases, ids);
  if (isReady !== undefined) cases = readyOf(cases, isReady);
  return takeCases(cases, 'newest first', {
    after,
    most,
    keep: (slice) =>
      mayMeet(slice.filter((person) => !proposed.has(person.disclosure_id) && matches(person))),
  });
}

/** Whoever was offered, where they may still be introduced to that employer: wishes change, and consent with them. */
export async function stillProposable(
  db: Executor,
  proposal: SlotProposal,
): Promise<CaseWithPerson | undefined> {
  const person = await findCase(db, proposal.agency_id, proposal.disclosure_id);
  if (!person || person.agreed_at === null) return undefined;
  const mayMeet = await whoMayMeet(db, proposal.employer_id);
  return (await mayMeet([person]))[0];
}

/** Of an agency's people, those who may be introduced to an employer and are not already. */
async function whoMayMeet(db: Executor, employerId: string) {
  const employer = await getEmployer(db, employerId);
  const { name, name_en, short_name, short_name_en } = employer;
  const names = [name, name_en, short_name, short_name_en, ...(await employerDomains(db, employerId))];
  const accepted = await peopleOfAccepted(db, employerId);
  return async (people: readonly CaseWithPerson[]): Promise<readonly CaseWithPerson[]> => {
    const candidates = people.filter(
      (person) =>
        isPresent(person) &&
        !isResting(person) &&
        person.stage !== 'placed' &&
        person.stage !== 'paused' &&
        person.employer_id !== employerId,
    );
    const keys = candidates.flatMap(({ person_key }) => (person_key === null ? [] : [person_key]));
    const employers = await employersOfPeople(db, keys);
    // What they wrote on any form, also where this agency does not read it.
    const hidden = await hiddenCompaniesOfPeople(db, keys);
    return candidates.filter(
      ({ person_key }) =>
        !employers.get(person_key ?? '')?.has(employerId) &&
        !accepted.has(person_key ?? '') &&
        !hidden.get(person_key ?? '')?.some((list) => meansCompany(list, names)),
    );
  };
}
