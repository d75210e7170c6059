import { makeStyles, tokens } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, type RefObject } from 'react';

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

/**
 * Keeps the focus on the page where what an action brings takes away the button pressed for it: call what this returns at
 * the press, with the id of the heading where one is to be afterwards.
 */
export function useFocusAfter(): (headingId: string) => void {
  const pressed = useRef<{ readonly button: Element | null; readonly headingId: string } | null>(null);
  useEffect(() => {
    if (!pressed.current?.button || pressed.current.button.isConnected) return;
    const heading = document.getElementById(pressed.current.headingId);
    pressed.current = null;
    // Who has gone on writing meanwhile is not taken out of the message.
    if (document.activeElement === document.body && document.hasFocus()) heading?.focus();
  });
  return useCallback((headingId) => {
    pressed.current = { button: document.activeElement, headingId };
  }, []);
}

/**
 * The same for a button whose success takes it away with everything it stood in: call what this returns at the press. The
 * tab it was in has the focus then.
 */
export function useFocusTab(): () => void {
  const tab = useRef<HTMLElement | null>(null);
  const lead = useCallback(() => {
    if (document.activeElement === document.body && document.hasFocus()) tab.current?.focus();
  }, []);
  useEffect(lead);
  useEffect(() => lead, [lead]);
  return useCallback(() => {
    tab.current = document.activeElement?.closest<HTMLElement>('[role="tabpanel"]') ?? null;
  }, []);
}

const useStyles = makeStyles({
  landing: {
    outlineStyle: 'none',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
});

/** The look of what only takes focus when it is led there. */
export function useLandingLook(): string {
  return useStyles().landing;
}
