import { makeResetStyles, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useLayoutEffect, useRef, useState } from 'react';
import { TicketDiagonal16Regular } from '../icons.ts';
import { useTexts } from '../texts.tsx';
import { slotsOf } from '../theme/slots-of.ts';

const useBase = slotsOf({
  badge: makeResetStyles({
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: '3px',
    flexShrink: 0,
    height: '24px',
    paddingBlock: 0,
    paddingInline: '5px 7px',
    borderRadius: '12px',
    border: '1px solid var(--relayChipBorder)',
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontFamily: tokens.fontFamilyBase,
    fontSize: '12px',
    lineHeight: '16px',
    fontWeight: tokens.fontWeightSemibold,
    whiteSpace: 'nowrap',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorBrandBackground2Hover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  }),
  // Takes what the legend leaves over; when that is too little, the words go and the number stays.
  room: makeResetStyles({
    display: 'flex',
    flexGrow: 1,
    flexBasis: 0,
    minWidth: 0,
    justifyContent: 'flex-end',
    '@media (max-width: 239px)': { flexBasis: 'auto' },
  }),
});

const useStyles = makeStyles({
  zero: { backgroundColor: tokens.colorNeutralBackground4, color: tokens.colorNeutralForeground3 },
});

/** Free slots, and the way to them. Its name stays whole when its text is cut to the number. */
export function SlotsBadge({ slots, onPress }: { readonly slots: number; readonly onPress: () => void }) {
  const base = useBase();
  const styles = useStyles();
  const { t } = useTexts();
  const room = useRef<HTMLSpanElement>(null);
  const badge = useRef<HTMLButtonElement>(null);
  const wholeWidth = useRef(0);
  const [short, setShort] = useState(false);
  const name = t('progress.slots', { n: slots });

  useLayoutEffect(() => {
    const box = room.current;
    if (!box) return;
    const fit = () => {
      if (badge.current && !badge.current.hasAttribute('data-short'))
        wholeWidth.current = badge.current.offsetWidth;
      setShort(wholeWidth.current > box.clientWidth);
    };
    fit();
    const observer = new ResizeObserver(fit);
    observer.observe(box);
    return () => observer.disconnect();
  }, [name]);

  return (
    <span ref={room} className={base.room}>
      <button
        ref={badge}
        type="button"
        className={mergeClasses(base.badge, slots === 0 && styles.zero)}
        data-short={short ? '' : undefined}
        aria-label={name}
        onClick={onPress}
      >
        <TicketDiagonal16Regular aria-hidden="true" />
        {short ? slots : name}
      </button>
    </span>
  );
}
