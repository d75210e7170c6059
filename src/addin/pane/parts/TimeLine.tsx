import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Checkmark12Regular } from '../icons.ts';
import { useTexts } from '../texts.tsx';
import { useUnseen } from './unseen.ts';

const useStyles = makeStyles({
  steps: { margin: 0, padding: 0, listStyleType: '""' },
  step: {
    position: 'relative',
    display: 'flex',
    columnGap: '10px',
    alignItems: 'flex-start',
    paddingBottom: '14px',
    fontSize: '13px',
    lineHeight: '18px',
    // At 200 % zoom a date stands below what it is about.
    '@media (max-width: 239px)': { flexWrap: 'wrap' },
    ':last-child': { paddingBottom: 0 },
    ':not(:last-child)::before': {
      content: '""',
      position: 'absolute',
      left: '7.25px',
      top: '14px',
      bottom: '-3px',
      width: '1.5px',
      backgroundColor: tokens.colorNeutralStroke1,
    },
  },
  done: {
    ':not(:last-child)::before': {
      backgroundColor: tokens.colorBrandBackground,
      '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
    },
  },
  toCome: { color: tokens.colorNeutralForeground3 },
  dot: {
    width: '16px',
    height: '16px',
    boxSizing: 'border-box',
    flexShrink: 0,
    marginTop: '1px',
    zIndex: 1,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    borderRadius: '50%',
    border: `1.5px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForegroundOnBrand,
  },
  dotDone: {
    backgroundColor: tokens.colorBrandBackground,
    border: 'none',
    '@media (forced-colors: active)': {
      forcedColorAdjust: 'none',
      backgroundColor: 'Highlight',
      color: 'HighlightText',
    },
  },
  dotNow: {
    border: `4px solid ${tokens.colorBrandBackground}`,
    '@media (forced-colors: active)': { forcedColorAdjust: 'none', border: '4px solid Highlight' },
  },
  text: { minWidth: 0, '@media (max-width: 239px)': { flexBasis: 'calc(100% - 26px)' } },
  current: { fontWeight: tokens.fontWeightSemibold },
  note: {
    display: 'block',
    fontSize: '12px',
    lineHeight: '18px',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
  },
  when: {
    marginLeft: 'auto',
    fontSize: '12px',
    color: tokens.colorNeutralForeground3,
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
    '@media (max-width: 239px)': { marginLeft: '26px' },
  },
});

export interface Step {
  readonly text: string;
  readonly note?: string | undefined;
  readonly when?: string | undefined;
  readonly state: 'done' | 'now' | 'toCome';
}

const STATES = { done: 0, now: 1, toCome: 2 } as const;

/** Steps in their order; where they stand is said in words as well as drawn. */
export function TimeLine({ steps, label }: { readonly steps: readonly Step[]; readonly label?: string }) {
  const styles = useStyles();
  const unseen = useUnseen();
  const { parts } = useTexts();
  const states = parts('home.booked.states');
  return (
    <ol className={styles.steps} aria-label={label}>
      {steps.map(({ text, note, when, state }) => (
        <li
          key={text}
          className={mergeClasses(
            styles.step,
            state === 'done' && styles.done,
            state === 'toCome' && styles.toCome,
          )}
          aria-current={state === 'now' ? 'step' : undefined}
        >
          <span
            aria-hidden="true"
            className={mergeClasses(
              styles.dot,
              state === 'done' && styles.dotDone,
              state === 'now' && styles.dotNow,
            )}
          >
            {state === 'done' && <Checkmark12Regular />}
          </span>
          <span className={mergeClasses(styles.text, state === 'now' && styles.current)}>
            {text}
            {note !== undefined && <span className={styles.note}>{note}</span>}
          </span>
          <span className={unseen}>{states[STATES[state]]}</span>
          {when !== undefined && <span className={styles.when}>{when}</span>}
        </li>
      ))}
    </ol>
  );
}
