import { useEffect, useRef, type RefObject } from 'react';

/**
 * Gives the focus back when a page below a tab is left: to the button in the element with the returned ref, or to that
 * element. What was pressed to get there was taken away with its page and is made anew.
 */
export function useFocusBack<T extends HTMLElement>(away: boolean): RefObject<T> {
  const holder = useRef<T>(null);
  const wasAway = useRef(away);
  useEffect(() => {
    if (wasAway.current && !away) (holder.current?.querySelector('button') ?? holder.current)?.focus();
    wasAway.current = away;
  }, [away]);
  return holder;
}
