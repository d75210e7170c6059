export type ListOrder = 'newest first' | 'oldest first';

/** How SQL says it: the direction, and how what comes after a place compares with it. */
export const SQL_ORDER = {
  'newest first': { direction: 'desc', comesAfter: '<' },
  'oldest first': { direction: 'asc', comesAfter: '>' },
} as const satisfies Readonly<Record<ListOrder, object>>;
