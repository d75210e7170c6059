/** Stands between companies that were named at different times. */
const BETWEEN = '、';

/** Everything a person named, once each and as they wrote it; null where they named nothing. */
export function joinHidden(lists: readonly (string | null)[]): string | null {
  const companies = new Set(lists.flatMap((list) => list?.split(BETWEEN) ?? []));
  return [...companies].join(BETWEEN) || null;
}
