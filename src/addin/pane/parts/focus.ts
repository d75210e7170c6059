import { useEffect, useRef, type RefObject } from 'react';

/**
 * Leads the focus where one thing takes the place of another: whenever `swapped` changes, it goes to the element that has
 * the returned ref by then, if that takes focus, or to the first thing in it that one presses or types in. What was pressed
 * is gone with the place it stood in.
 */
export function useFocusSwap<T extends HTMLElement>(swapped: boolean): RefObject<T> {
  const place = useRef<T>(null);
  const was = useRef(swapped);
  useEffect(() => {
    if (was.current === swapped) return;
    was.current = swapped;
    // What an answer brings takes nobody out of the message who has gone on writing there.
    if (!document.hasFocus()) return;
    const element = place.current;
    (element?.hasAttribute('tabindex') ? element : element?.querySelector<T>('button, input'))?.focus();
  }, [swapped]);
  return place;
}
