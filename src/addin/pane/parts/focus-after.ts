import { useCallback, useEffect, useRef } from 'react';

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
