import { makeResetStyles } from '@fluentui/react-components';
import { useCallback, useEffect, useRef, type ReactNode } from 'react';
import { CardTitleId } from '../parts/Card.tsx';

const useArea = makeResetStyles({
  display: 'flex',
  flexDirection: 'column',
  rowGap: '12px',
  padding: '12px',
  '@media (max-width: 239px)': { padding: '8px' },
});

/**
 * Holds the state card. Tells when the user's hand is on it, so that it does not change underneath, and moves focus to the
 * card's title when the button just pressed, or the field just left by Enter, has disappeared with its card.
 */
export function CardArea({
  children,
  titleId,
  onInteracting,
}: {
  readonly children: ReactNode;
  /** What the card's title is found by. */
  readonly titleId: string;
  readonly onInteracting: (interacting: boolean) => void;
}) {
  const area = useRef<HTMLDivElement>(null);
  const pressed = useRef<Element | null>(null);
  const hand = useRef({ pointer: false, focus: false });

  const update = useCallback(
    (change: Partial<{ pointer: boolean; focus: boolean }>) => {
      hand.current = { ...hand.current, ...change };
      onInteracting(hand.current.pointer || hand.current.focus);
    },
    [onInteracting],
  );

  useEffect(() => () => onInteracting(false), [onInteracting]);

  useEffect(() => {
    if (!area.current) return;
    // Browsers send no blur for an element that is removed, and a card takes parts of its own away without this being drawn.
    const observer = new MutationObserver(() => {
      const isLost = document.activeElement === null || document.activeElement === document.body;
      if (isLost && hand.current.focus) update({ focus: false });
      if (!pressed.current || pressed.current.isConnected) return;
      const title = document.getElementById(titleId);
      // Who has gone on writing meanwhile is not taken out of the message.
      const leads = isLost && document.hasFocus();
      // What is shown while the next card is not there yet has no title.
      if (leads && !title) return;
      pressed.current = null;
      if (leads) title?.focus();
    });
    observer.observe(area.current, { childList: true, subtree: true });
    return () => observer.disconnect();
  }, [titleId, update]);

  return (
    <CardTitleId value={titleId}>
      <div
        ref={area}
        role="presentation"
        className={useArea()}
        onClickCapture={(event) => {
          pressed.current = event.target instanceof Element ? event.target.closest('button') : null;
        }}
        onKeyDownCapture={(event) => {
          if (event.key === 'Enter' && event.target instanceof Element) pressed.current = event.target;
        }}
        onPointerEnter={() => update({ pointer: true })}
        onPointerLeave={() => update({ pointer: false })}
        onFocus={() => update({ focus: true })}
        onBlur={(event) => update({ focus: event.currentTarget.contains(event.relatedTarget) })}
      >
        {children}
      </div>
    </CardTitleId>
  );
}
