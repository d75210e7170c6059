import type { Executor } from '../../db/database.ts';
import { GONE_DAYS } from '../../services/agencies/gone.ts';
import { isPresent } from '../../services/agencies/proposable.ts';
import { findCase, type CaseWithPerson } from '../../stores/agency-cases.ts';
import { casesOf, namedOf, takeCases, type CaseFilter } from '../../stores/case-lists.ts';
import { addDays, moment } from '../../time/clock.ts';
import type { Desk } from './agency-page.tsx';
import type { AgencyText } from './agency-text.ts';
import { areaName, jobName, STAGES } from './case-texts.ts';
import type { ListFilter } from './paths.ts';

const PAGE = 100;

/** A page of the list, newest first, and where the pages before and after it begin. */
export interface CandidatePage {
  readonly people: readonly CaseWithPerson[];
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** The page a filter names; the first one where that is empty by now, or where what it begins at is not known. */
export async function readCandidates(db: Executor, desk: Desk, filter: ListFilter): Promise<CandidatePage> {
  const agencyId = desk.agency.agency_id;
  const cases = casesOf(db, { ...narrowedBy(filter), ...listOf(desk) });
  const matches = matching(desk.text, filter.q);
  const take = (order: 'newest first' | 'oldest first', after?: CaseWithPerson) =>
    takeCases(cases, order, {
      after,
      most: PAGE + 1,
      keep: matches && ((slice) => slice.filter(matches)),
    });
  const pageOf = (people: readonly CaseWithPerson[], hasBefore: boolean, hasAfter: boolean) => ({
    people,
    before: hasBefore ? people[0]?.disclosure_id : undefined,
    after: hasAfter ? people.at(-1)?.disclosure_id : undefined,
  });
  if (filter.before !== '') {
    const place = await findCase(db, agencyId, filter.before);
    const found = place ? await take('oldest first', place) : [];
    // Fewer are the beginning, which may have grown meanwhile.
    if (found.length > PAGE) return pageOf(found.slice(0, PAGE).reverse(), true, true);
  } else if (filter.after !== '') {
    const place = await findCase(db, agencyId, filter.after);
    const found = place ? await take('newest first', place) : [];
    if (found.length > 0) return pageOf(found.slice(0, PAGE), true, found.length > PAGE);
  }
  const found = await take('newest first');
  return pageOf(found.slice(0, PAGE), false, found.length > PAGE);
}

/** People by their ids, as far as the agency reads of them. */
export async function readNamed(
  db: Executor,
  desk: Desk,
  ids: readonly string[],
): Promise<readonly CaseWithPerson[]> {
  if (ids.length === 0) return [];
  return takeCases(namedOf(casesOf(db, listOf(desk)), ids), 'newest first', { most: ids.length });
}

/** Everybody an agency reads of: those who took their data back too, for some days. */
export function listOf({ agency, now }: Pick<Desk, 'agency' | 'now'>): CaseFilter {
  return { agencyId: agency.agency_id, goneBefore: moment(addDays(now, -GONE_DAYS)) };
}

function narrowedBy({ stage, owner }: ListFilter): Pick<CaseFilter, 'stage' | 'ownerId'> {
  return {
    stage: STAGES.find((known) => known === stage),
    ownerId: owner === 'none' ? null : owner === '' ? undefined : owner,
  };
}

/** Whether somebody is meant by words as people type them: in any width, by what the page calls work and place. */
export function matching(text: AgencyText, q: string): ((person: CaseWithPerson) => boolean) | undefined {
  const words = q.normalize('NFKC').toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return undefined;
  return (person) => {
    const about = [isPresent(person) ? person.name : '', jobName(text, person), areaName(text, person)]
      .join(' ')
      .normalize('NFKC')
      .toLowerCase();
    return words.every((word) => about.includes(word));
  };
}
