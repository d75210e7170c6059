/**
 * Where each stretch of a derived text stands in the string it was taken from. Runs are kept in order, so a
 * look-up is a binary search and building the map is linear in the number of runs.
 */
export interface OffsetMap {
  /** Start of each run in the derived text, ascending. */
  readonly from: number[];
  /** Start of each run in the source. */
  readonly to: number[];
  /** Length of each run in the source; a run may be longer there (an entity, a collapsed space, a tag). */
  readonly length: number[];
  /** Length of each run in the derived text. */
  readonly textLength: number[];
}

/** A map without a run, to be filled from the front by `addRun`. */
export function createOffsetMap(): OffsetMap {
  return { from: [], to: [], length: [], textLength: [] };
}

/** Adds a run; a run that continues the one before it in both texts is merged into it. */
export function addRun(
  map: OffsetMap,
  from: number,
  to: number,
  textLength: number,
  sourceLength: number,
): void {
  const last = map.from.length - 1;
  if (last >= 0 && textLength === sourceLength) {
    const lastFrom = map.from[last] ?? 0;
    const lastTo = map.to[last] ?? 0;
    const lastLength = map.length[last] ?? 0;
    const isPlain = map.textLength[last] === lastLength;
    if (isPlain && lastFrom + lastLength === from && lastTo + lastLength === to) {
      map.length[last] = lastLength + sourceLength;
      map.textLength[last] = lastLength + textLength;
      return;
    }
  }
  map.from.push(from);
  map.to.push(to);
  map.length.push(sourceLength);
  map.textLength.push(textLength);
}

/** The run that holds `offset`, or -1 before the first. */
function runAt(map: OffsetMap, offset: number): number {
  let low = 0;
  let high = map.from.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    if ((map.from[middle] ?? 0) <= offset) low = middle + 1;
    else high = middle - 1;
  }
  return high;
}

/** The source offset of the derived text's `offset`; an offset inside an entity gives the entity's start. */
export function toSource(map: OffsetMap, offset: number): number {
  const run = runAt(map, offset);
  if (run < 0) return map.to[0] ?? 0;
  const start = map.to[run] ?? 0;
  const length = map.length[run] ?? 0;
  const inside = offset - (map.from[run] ?? 0);
  return map.textLength[run] === length ? start + Math.min(inside, length) : start;
}

/** The source offset just behind the derived text's `end` (exclusive), so that nothing after it is taken along. */
export function toSourceEnd(map: OffsetMap, end: number): number {
  if (end <= 0) return toSource(map, 0);
  const run = runAt(map, end - 1);
  if (run < 0) return map.to[0] ?? 0;
  const start = map.to[run] ?? 0;
  const length = map.length[run] ?? 0;
  const inside = end - (map.from[run] ?? 0);
  return map.textLength[run] === length ? start + Math.min(inside, length) : start + length;
}
