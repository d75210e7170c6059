import { useLayoutEffect, useRef, useState, type RefObject } from 'react';

/** Room that the list of the remaining ones needs at the end. */
const REST_WIDTH = 84;
/** What the bar keeps free at both ends, where it is narrow enough for that to matter. */
const SIDES = 10;

/**
 * How many of the items in `list` fit side by side into `bar`. Measured again when the bar changes its width, and with
 * another `version` of the items, e.g. in another language.
 */
export function useFittingCount(
  bar: RefObject<HTMLElement>,
  list: RefObject<HTMLElement>,
  version: string,
): number {
  const [count, setCount] = useState(Number.POSITIVE_INFINITY);
  const widths = useRef<{ readonly version: string; readonly all: readonly number[] } | null>(null);

  useLayoutEffect(() => {
    const box = bar.current;
    if (!box || !list.current) return;
    const items = Array.from(list.current.children, (child) => child as HTMLElement);
    if (widths.current?.version !== version || widths.current.all.length !== items.length) {
      // A hidden item has no width: all are shown for a moment, before anything is painted.
      const display = items.map(({ style }) => style.display);
      for (const { style } of items) style.display = 'block';
      widths.current = { version, all: items.map(({ offsetWidth }) => offsetWidth) };
      items.forEach(({ style }, index) => (style.display = display[index] ?? ''));
    }
    const measure = () => setCount(fitting(widths.current?.all ?? [], box.clientWidth - SIDES));
    measure();
    if (typeof ResizeObserver === 'undefined') return;
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [bar, list, version]);

  return count;
}

/** Pure. At least the first item is shown; without a layout, as in tests, all fit. */
export function fitting(widths: readonly number[], room: number): number {
  const total = widths.reduce((sum, width) => sum + width, 0);
  if (room <= 0 || total <= room) return widths.length;
  let used = 0;
  let count = 0;
  for (const width of widths) {
    if (used + width > room - REST_WIDTH) break;
    used += width;
    count += 1;
  }
  return Math.max(1, count);
}
