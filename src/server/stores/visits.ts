import type { Insertable } from 'kysely';
import type { Executor } from '../db/database.ts';
import type { LinksTable } from '../db/schema-registrations.ts';

export interface VisitTotals {
  readonly visits: number;
  readonly suspected: number;
}

/** Adds at every call. `suspected` stand beside `visits` and are not among them. */
export async function addToVisitDay(
  db: Executor,
  employerId: string,
  day: string,
  amounts: VisitTotals,
): Promise<void> {
  await db
    .insertInto('visit_days')
    .values({ employer_id: employerId, day, ...amounts })
    .onConflict((conflict) =>
      conflict.columns(['employer_id', 'day']).doUpdateSet((row) => ({
        visits: row('visit_days.visits', '+', amounts.visits),
        suspected: row('visit_days.suspected', '+', amounts.suspected),
      })),
    )
    .execute();
}

export type OpenedLink = Insertable<LinksTable>;

/** Remembers links as opened; the first opening stays. */
export async function addOpenedLinks(db: Executor, links: readonly OpenedLink[]): Promise<void> {
  if (links.length === 0) return;
  await db
    .insertInto('links')
    .values([...links])
    .onConflict((conflict) => conflict.columns(['employer_id', 'code']).doNothing())
    .execute();
}
