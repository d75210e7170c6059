import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Executor } from '../db/database.ts';
import type { CaseStage } from '../db/schema-introductions.ts';
import { casesWithPeople, FIRST_CONTACT, type AgencyCase, type CaseWithPerson } from './agency-cases.ts';
import { SQL_ORDER, type ListOrder } from './list-order.ts';

/** A list of an agency's people, of which not everybody has been read. */
export type Cases = ReturnType<typeof casesWithPeople>;

export interface CaseFilter {
  readonly agencyId: string;
  /** Those who took their data back stay until then, so that the agency knows whose data to delete; without it nobody does. */
  readonly goneBefore?: string | undefined;
  readonly stage?: CaseStage | undefined;
  /** A member; null for people nobody looks after. */
  readonly ownerId?: string | null | undefined;
}

/** Not read yet and in no order (see `takeCases`). Tests are left out; with a `stage`, so are people who are gone. */
export function casesOf(db: Executor, { agencyId, goneBefore, stage, ownerId }: CaseFilter): Cases {
  let cases = casesWithPeople(db).where('agency_cases.agency_id', '=', agencyId);
  if (goneBefore === undefined) cases = presentOf(cases);
  else
    cases = cases.where((where) =>
      where.or([
        where('disclosure_records.withdrawn_at', 'is', null),
        where('disclosure_records.withdrawn_at', '>', goneBefore),
      ]),
    );
  if (stage !== undefined) cases = presentOf(cases).where('agency_cases.stage', '=', stage);
  if (ownerId === null) cases = cases.where('agency_cases.owner_id', 'is', null);
  else if (ownerId !== undefined) cases = cases.where('agency_cases.owner_id', '=', ownerId);
  return cases;
}

/** Those whose data the agency has now. */
function presentOf(cases: Cases): Cases {
  return cases
    .where('disclosure_records.withdrawn_at', 'is', null)
    .where('registrations.erased_at', 'is', null);
}

/** Those the agency has made ready to be proposed, or those it has not. */
export function readyOf(cases: Cases, isReady: boolean): Cases {
  return isReady
    ? cases.where((where) =>
        where.or([
          where('agency_cases.agreed_at', 'is not', null),
          where('agency_cases.profile', 'is not', null),
        ]),
      )
    : cases.where('agency_cases.agreed_at', 'is', null).where('agency_cases.profile', 'is', null);
}

/** At least one id: PostgreSQL has no empty list. The id of somebody who is not in the list finds nobody. */
export function namedOf(cases: Cases, disclosureIds: readonly string[]): Cases {
  return cases.where('agency_cases.disclosure_id', 'in', disclosureIds);
}

/** Where in the list a person stands. */
type Place = Pick<AgencyCase, 'created_at' | 'disclosure_id'>;

const SLICE = 250;

/** The list after a place, by and by: between two slices others have their turn. */
export async function* slicesOf(
  cases: Cases,
  order: ListOrder,
  after?: Place,
): AsyncGenerator<readonly CaseWithPerson[], void, undefined> {
  for (let place = after; ; await nextTurn()) {
    const slice = await beyond(cases, order, place).limit(SLICE).execute();
    yield slice;
    place = slice.at(-1);
    if (slice.length < SLICE) return;
  }
}

/** The first `most` of the list after a place; of each slice what `keep` keeps. */
export async function takeCases(
  cases: Cases,
  order: ListOrder,
  wanted: {
    readonly after?: Place | undefined;
    readonly most: number;
    readonly keep?:
      | ((slice: readonly CaseWithPerson[]) => readonly CaseWithPerson[] | Promise<readonly CaseWithPerson[]>)
      | undefined;
  },
): Promise<readonly CaseWithPerson[]> {
  const { after, most, keep } = wanted;
  if (!keep) return beyond(cases, order, after).limit(most).execute();
  const found: CaseWithPerson[] = [];
  for await (const slice of slicesOf(cases, order, after)) {
    found.push(...(await keep(slice)));
    if (found.length >= most) break;
  }
  return found.slice(0, most);
}

function beyond(cases: Cases, order: ListOrder, place: Place | undefined): Cases {
  const { direction, comesAfter } = SQL_ORDER[order];
  const rest =
    place === undefined
      ? cases
      : cases.where((where) =>
          where(
            where.refTuple('agency_cases.created_at', 'agency_cases.disclosure_id'),
            comesAfter,
            where.tuple(place.created_at, place.disclosure_id),
          ),
        );
  return rest.orderBy('agency_cases.created_at', direction).orderBy('agency_cases.disclosure_id', direction);
}

/** How many of an agency's people stand at one stage; days are of Japan. */
export interface StageCount {
  readonly stage: CaseStage;
  readonly people: number;
  /** With whom this agency is to make first contact now. */
  readonly toContact: number;
  /** Of those, whom it should have by now. */
  readonly late: number;
  /** With something planned in the days from `today` to `until`. */
  readonly planned: number;
  readonly placedRecently: number;
}

/** Counts the people an agency has now, in one statement. */
export async function countCases(
  db: Executor,
  agencyId: string,
  { today, until, recently }: { readonly today: string; readonly until: string; readonly recently: string },
): Promise<readonly StageCount[]> {
  return casesOf(db, { agencyId })
    .clearSelect()
    .select(({ fn }) => [
      'agency_cases.stage',
      fn.countAll<number>().as('people'),
      fn.countAll<number>().filterWhere(FIRST_CONTACT, '=', 'ours').as('toContact'),
      fn
        .countAll<number>()
        .filterWhere(FIRST_CONTACT, '=', 'ours')
        .filterWhere('agency_cases.contact_by', '<', today)
        .as('late'),
      fn
        .countAll<number>()
        .filterWhere('agency_cases.next_on', '>=', today)
        .filterWhere('agency_cases.next_on', '<', until)
        .as('planned'),
      fn.countAll<number>().filterWhere('agency_cases.placed_at', '>=', recently).as('placedRecently'),
    ])
    .groupBy('agency_cases.stage')
    .execute();
}

/** When the agency took people on, reached, met and placed them, as far as any of it was since a moment. */
export async function caseMoments(db: Executor, filter: CaseFilter, since: string) {
  return casesOf(db, filter)
    .clearSelect()
    .select([
      'agency_cases.created_at',
      'agency_cases.contacted_at',
      'agency_cases.interviewed_at',
      'agency_cases.placed_at',
    ])
    .where((where) =>
      where.or([
        where('agency_cases.created_at', '>=', since),
        where('agency_cases.contacted_at', '>=', since),
        where('agency_cases.interviewed_at', '>=', since),
        where('agency_cases.placed_at', '>=', since),
      ]),
    )
    .execute();
}

export type CaseMoments = Awaited<ReturnType<typeof caseMoments>>[number];
