import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, type ReactNode } from 'react';

const useStyles = makeStyles({
  group: { display: 'flex', flexDirection: 'column', rowGap: '8px', minWidth: 0 },
  scroll: { maxHeight: '240px', overflowY: 'auto', padding: '2px', margin: '-2px' },
  card: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    columnGap: '10px',
    boxSizing: 'border-box',
    padding: '9px 11px',
    minHeight: '44px',
    flexShrink: 0,
    borderRadius: '6px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground1,
    cursor: 'pointer',
    '@media (max-width: 239px)': { columnGap: '6px' },
    ':has(input:focus-visible)': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
  },
  chosen: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    boxShadow: `inset 0 0 0 1px ${tokens.colorBrandStroke1}`,
    '@media (forced-colors: active)': { borderTopColor: 'Highlight', outline: '1px solid Highlight' },
  },
  plain: {
    alignItems: 'flex-start',
    padding: '2px 0',
    minHeight: '24px',
    border: 'none',
    columnGap: '8px',
    ':hover': { backgroundColor: 'transparent' },
  },
  input: { position: 'absolute', opacity: 0, width: '16px', height: '16px', margin: 0, cursor: 'pointer' },
  dot: {
    width: '16px',
    height: '16px',
    boxSizing: 'border-box',
    borderRadius: '50%',
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    flexShrink: 0,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
  },
  dotTop: { marginTop: '2px' },
  dotChosen: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    '::after': {
      content: '""',
      width: '10px',
      height: '10px',
      borderRadius: '50%',
      backgroundColor: tokens.colorBrandStroke1,
      '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
    },
  },
  body: {
    display: 'flex',
    alignItems: 'center',
    gap: '2px 10px',
    flexGrow: 1,
    minWidth: 0,
    '@media (max-width: 319px)': { flexWrap: 'wrap' },
  },
});

export interface RadioOption {
  readonly value: string;
  readonly content: ReactNode;
}

/** A radio list in one tab stop, drawn as cards or as plain rows. Native radios bring the arrow keys. */
export function RadioCards({
  options,
  chosen,
  label,
  onChoose,
  look = 'cards',
  scroll,
  locked,
  children,
}: {
  readonly options: readonly RadioOption[];
  readonly chosen: string | null;
  readonly label: string;
  readonly onChoose: (value: string) => void;
  readonly look?: 'cards' | 'plain';
  readonly scroll?: boolean;
  /** Decided by the company. */
  readonly locked?: boolean;
  /** Rows below the choices that cannot be chosen. */
  readonly children?: ReactNode;
}) {
  const styles = useStyles();
  const name = useId();
  const plain = look === 'plain';
  return (
    <div role="radiogroup" aria-label={label} className={mergeClasses(styles.group, scroll && styles.scroll)}>
      {options.map(({ value, content }, index) => {
        const isChosen = value === chosen;
        return (
          <label
            key={value}
            className={mergeClasses(styles.card, isChosen && !plain && styles.chosen, plain && styles.plain)}
          >
            <input
              type="radio"
              name={name}
              className={styles.input}
              checked={isChosen}
              disabled={locked}
              // Office.js walks every input it finds; the group is to stay one stop.
              tabIndex={isChosen || (chosen === null && index === 0) ? 0 : -1}
              onChange={() => onChoose(value)}
            />
            <span
              aria-hidden="true"
              className={mergeClasses(styles.dot, plain && styles.dotTop, isChosen && styles.dotChosen)}
            />
            <span className={styles.body}>{content}</span>
          </label>
        );
      })}
      {children}
    </div>
  );
}
