import type { Executor } from '../../db/database.ts';
import { goneBefore } from '../../services/people/presence.ts';
import { foldName } from '../../../core/text/fold-name.ts';
import { findCase, type CaseWithPerson } from '../../stores/agency-cases.ts';
import { casesOf, namedOf, takeCases, type CaseFilter } from '../../stores/case-lists.ts';
import { readPage, type ListPage } from '../console/list-page.ts';
import type { Desk } from './agency-page.tsx';
import type { AgencyText } from './agency-text.ts';
import { areaName, jobName, shownName, STAGES } from './case-texts.ts';
import type { ListFilter } from './paths.ts';

export type CandidatePage = ListPage<CaseWithPerson>;

/** A page of the people the agency reads of, newest first, narrowed by search and filters. */
export async function readCandidates(db: Executor, desk: Desk, filter: ListFilter): Promise<CandidatePage> {
  const cases = casesOf(db, { ...narrowedBy(filter), ...listOf(desk) });
  const matches = matching(desk.text, filter.q);
  return readPage<CaseWithPerson, CaseWithPerson>(filter, {
    idOf: ({ disclosure_id }) => disclosure_id,
    placeOf: (id) => findCase(db, desk.agency.agency_id, id),
    take: (order, most, after) =>
      takeCases(cases, order, { after, most, keep: matches && ((slice) => slice.filter(matches)) }),
  });
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
  return { agencyId: agency.agency_id, goneBefore: goneBefore(now) };
}

function narrowedBy({ stage, owner }: ListFilter): Pick<CaseFilter, 'stage' | 'ownerId'> {
  return {
    stage: STAGES.find((known) => known === stage),
    ownerId: owner === 'none' ? null : owner === '' ? undefined : owner,
  };
}

/** Whether somebody is meant by words as people type them, by name and by what the page calls work and place. */
export function matching(text: AgencyText, q: string): ((person: CaseWithPerson) => boolean) | undefined {
  const words = foldName(q).split(/\s+/).filter(Boolean);
  if (words.length === 0) return undefined;
  return (person) => {
    const about = foldName([shownName(person), jobName(text, person), areaName(text, person)].join(' '));
    return words.every((word) => about.includes(word));
  };
}
