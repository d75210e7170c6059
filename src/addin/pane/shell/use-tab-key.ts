import { useEffect } from 'react';

/**
 * Office.js takes every Tab: it looks for what has the focus in its own list of stops and moves on from there, and what is
 * not in that list it takes for the end and leaves the pane (`focusToNextTabbable`, office.js 1.1.110). A title that was
 * given the focus is not in it, nor a tab that was reached by an arrow key, nor the page when what had the focus is gone.
 * From those the browser goes on by itself.
 */
export function useTabKey(): void {
  useEffect(() => {
    const keep = (event: KeyboardEvent) => {
      if (event.key === 'Tab' && event.target instanceof HTMLElement && event.target.tabIndex < 0)
        event.stopPropagation();
    };
    // Office.js listens on the window, one step further up.
    document.addEventListener('keydown', keep);
    return () => document.removeEventListener('keydown', keep);
  }, []);
}
