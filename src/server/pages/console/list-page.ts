import type { ListOrder } from '../../stores/list-order.ts';
import { fieldOf } from '../form-body.ts';

const PAGE = 100;

/** Where a page of a list begins: after whoever ends the page before it, or before whoever begins the one after it. */
export interface ListPlace {
  readonly after: string;
  readonly before: string;
}

/** As an address says it. */
export function placeOf(query: unknown): ListPlace {
  return { after: fieldOf(query, 'after').slice(0, 100), before: fieldOf(query, 'before').slice(0, 100) };
}

/** A page of a list, newest first, and where the pages before and after it begin. */
export interface ListPage<Row> {
  readonly rows: readonly Row[];
  readonly before?: string | undefined;
  readonly after?: string | undefined;
}

/** The page that is asked for; the first one where that is empty by now, or where what it begins at is not known. */
export async function readPage<Row, Place>(
  { after, before }: ListPlace,
  list: {
    readonly idOf: (row: Row) => string;
    /** Where somebody stands in the list, or stood. */
    readonly placeOf: (id: string) => Promise<Place | undefined>;
    readonly take: (order: ListOrder, most: number, after?: Place) => Promise<readonly Row[]>;
  },
): Promise<ListPage<Row>> {
  const page = (found: readonly Row[], hasBefore: boolean, hasAfter: boolean): ListPage<Row> => {
    const [first, last] = [found[0], found.at(-1)];
    return {
      rows: found,
      before: hasBefore && first !== undefined ? list.idOf(first) : undefined,
      after: hasAfter && last !== undefined ? list.idOf(last) : undefined,
    };
  };
  const from = async (order: ListOrder, id: string) => {
    const place = await list.placeOf(id);
    return place === undefined ? [] : list.take(order, PAGE + 1, place);
  };
  if (before !== '') {
    const found = await from('oldest first', before);
    // Fewer are the beginning, which may have grown meanwhile.
    if (found.length > PAGE) return page(found.slice(0, PAGE).reverse(), true, true);
  } else if (after !== '') {
    const found = await from('newest first', after);
    if (found.length > 0) return page(found.slice(0, PAGE), true, found.length > PAGE);
  }
  const found = await list.take('newest first', PAGE + 1);
  return page(found.slice(0, PAGE), false, found.length > PAGE);
}
