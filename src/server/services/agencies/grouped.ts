/** Items with the same key together, each group in the order given. */
export function grouped<Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
): readonly (readonly [Item, ...Item[]])[] {
  const groups = new Map<string, [Item, ...Item[]]>();
  for (const item of items) {
    const before = groups.get(keyOf(item));
    if (before) before.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}
