import type { Executor } from '../db/database.ts';

/** A statement takes 32 766 values on SQLite, and 65 535 on PostgreSQL. */
const KEYS_AT_ONCE = 10_000;

/** Employers one of these people registered with, whichever link they used: crosses employers on purpose. */
export async function employersOfPeople(
  db: Executor,
  personKeys: readonly string[],
): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const found = new Map<string, Set<string>>();
  for (let first = 0; first < personKeys.length; first += KEYS_AT_ONCE) {
    const rows = await db
      .selectFrom('registrations')
      .select(['person_key', 'employer_id'])
      .distinct()
      .where('person_key', 'in', personKeys.slice(first, first + KEYS_AT_ONCE))
      .execute();
    for (const { person_key, employer_id } of rows) {
      if (person_key === null) continue;
      found.set(person_key, (found.get(person_key) ?? new Set()).add(employer_id));
    }
  }
  return found;
}

/** Companies these people named as not to learn of them, on whichever form: crosses employers on purpose. */
export async function hiddenCompaniesOfPeople(
  db: Executor,
  personKeys: readonly string[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const found = new Map<string, string[]>();
  for (let first = 0; first < personKeys.length; first += KEYS_AT_ONCE) {
    const rows = await db
      .selectFrom('registrations')
      .select(['person_key', 'hidden_companies'])
      .distinct()
      .where('person_key', 'in', personKeys.slice(first, first + KEYS_AT_ONCE))
      .where('hidden_companies', 'is not', null)
      .execute();
    for (const { person_key, hidden_companies } of rows) {
      if (person_key === null || hidden_companies === null) continue;
      found.set(person_key, [...(found.get(person_key) ?? []), hidden_companies]);
    }
  }
  return found;
}
