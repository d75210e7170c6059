import { makeResetStyles, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { createContext, useContext, type ReactElement, type ReactNode } from 'react';
import { slotsOf } from '../theme/slots-of.ts';

const useBase = slotsOf({
  card: makeResetStyles({
    display: 'flex',
    flexDirection: 'column',
    rowGap: '14px',
    padding: '15px',
    borderRadius: tokens.borderRadiusXLarge,
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    boxShadow: tokens.shadow2,
    minWidth: 0,
    animationName: { from: { opacity: 0 }, to: { opacity: 1 } },
    animationDuration: '150ms',
    animationTimingFunction: tokens.curveDecelerateMid,
    '@media (max-width: 239px)': { padding: '11px' },
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
  }),
  head: makeResetStyles({
    display: 'flex',
    columnGap: '10px',
    alignItems: 'flex-start',
    // At 200 % zoom there is no room beside the disc.
    '@media (max-width: 239px)': { flexDirection: 'column' },
  }),
  disc: makeResetStyles({
    width: '32px',
    height: '32px',
    borderRadius: '50%',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    flexShrink: 0,
    border: '1px solid var(--relayChipBorder)',
    boxSizing: 'border-box',
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
  }),
  title: makeResetStyles({
    margin: 0,
    flexGrow: 1,
    minWidth: 0,
    paddingTop: '5px',
    fontSize: '16px',
    lineHeight: '22px',
    fontWeight: tokens.fontWeightSemibold,
    textWrap: 'balance',
    outlineStyle: 'none',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  }),
  text: makeResetStyles({
    margin: '8px 0 0',
    fontSize: '13px',
    lineHeight: '20px',
    color: tokens.colorNeutralForeground3,
  }),
});

const useStyles = makeStyles({
  flat: { boxShadow: 'none' },
  warn: {
    borderBlockColor: tokens.colorStatusWarningBorder1,
    borderInlineColor: tokens.colorStatusWarningBorder1,
  },
  ok: {
    backgroundColor: tokens.colorStatusSuccessBackground1,
    color: tokens.colorStatusSuccessForeground1,
  },
  caution: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
  },
  mute: { backgroundColor: 'var(--relayChip)', color: tokens.colorNeutralForeground3 },
});

/** The id of the state card's title, which names the main region and takes focus when a pressed button vanished. */
const TitleId = createContext<string | undefined>(undefined);
export const CardTitleId = TitleId.Provider;

export function Card({
  children,
  look = 'raised',
}: {
  readonly children: ReactNode;
  readonly look?: 'raised' | 'flat' | 'warn';
}) {
  const base = useBase();
  const styles = useStyles();
  return (
    <section
      className={mergeClasses(base.card, look === 'flat' && styles.flat, look === 'warn' && styles.warn)}
    >
      {children}
    </section>
  );
}

/** Holds the card's only title (`CardTitle`), so that a card has one head. */
export function CardHead({
  icon,
  tone = 'brand',
  title,
  text,
}: {
  readonly icon: ReactElement;
  readonly tone?: 'brand' | 'ok' | 'caution' | 'mute';
  readonly title: ReactNode;
  readonly text?: ReactNode;
}) {
  const base = useBase();
  const styles = useStyles();
  return (
    <div>
      <div className={base.head}>
        <span
          aria-hidden="true"
          className={mergeClasses(
            base.disc,
            tone === 'ok' && styles.ok,
            tone === 'caution' && styles.caution,
            tone === 'mute' && styles.mute,
          )}
        >
          {icon}
        </span>
        <CardTitle className={base.title}>{title}</CardTitle>
      </div>
      {text !== undefined && <p className={base.text}>{text}</p>}
    </div>
  );
}

/** The one `h2` of a state card. */
export function CardTitle({
  children,
  className,
}: {
  readonly children: ReactNode;
  readonly className: string;
}) {
  return (
    <h2 id={useContext(TitleId)} tabIndex={-1} className={className}>
      {children}
    </h2>
  );
}
