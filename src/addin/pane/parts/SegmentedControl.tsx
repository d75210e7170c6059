import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId } from 'react';

const useStyles = makeStyles({
  group: { display: 'flex', minWidth: 0 },
  segments: {
    padding: '2px',
    borderRadius: '6px',
    backgroundColor: 'var(--relayTrough)',
    border: '1px solid var(--relayChipBorder)',
    // Rather below one another than broken within a word.
    '@media (max-width: 279px)': { flexWrap: 'wrap' },
  },
  chips: { columnGap: '6px', rowGap: '6px', flexWrap: 'wrap' },
  option: {
    position: 'relative',
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    cursor: 'pointer',
    textAlign: 'center',
    ':has(input:focus-visible)': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  locked: { cursor: 'not-allowed' },
  free: { ':hover': { color: tokens.colorNeutralForeground1 } },
  segment: {
    flexGrow: 1,
    flexBasis: 0,
    '@media (max-width: 279px)': { flexBasis: 'auto' },
    minWidth: 0,
    padding: '4px 2px',
    borderRadius: tokens.borderRadiusMedium,
    fontSize: '13px',
    lineHeight: '20px',
    color: tokens.colorNeutralForeground2,
  },
  segmentChosen: {
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    boxShadow: tokens.shadow2,
    fontWeight: tokens.fontWeightSemibold,
    outline: 'var(--relayChosenOutline)',
    '@media (forced-colors: active)': { outline: '2px solid Highlight' },
  },
  chip: {
    minHeight: '24px',
    boxSizing: 'border-box',
    padding: '3px 8px',
    borderRadius: tokens.borderRadiusMedium,
    border: '1px solid var(--relayChipBorder)',
    backgroundColor: 'var(--relayChip)',
    color: tokens.colorNeutralForeground2,
    fontSize: '12px',
    lineHeight: '16px',
  },
  chipChosen: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
    outline: 'var(--relayChosenOutline)',
    '@media (forced-colors: active)': { outline: '2px solid Highlight' },
  },
  input: { position: 'absolute', opacity: 0, width: '16px', height: '16px', margin: 0, cursor: 'inherit' },
});

/** One of a few, side by side: as joined segments or as chips. Native radios bring the arrow keys. */
export function SegmentedControl<Value extends string>({
  label,
  value,
  options,
  onChange,
  look = 'segments',
  locked,
}: {
  readonly label: string;
  readonly value: Value;
  readonly options: readonly { readonly value: Value; readonly text: string }[];
  readonly onChange: (value: Value) => void;
  readonly look?: 'segments' | 'chips';
  readonly locked?: boolean;
}) {
  const styles = useStyles();
  const name = useId();
  const segments = look === 'segments';
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className={mergeClasses(styles.group, segments ? styles.segments : styles.chips)}
    >
      {options.map((option) => {
        const chosen = option.value === value;
        return (
          <label
            key={option.value}
            className={mergeClasses(
              styles.option,
              segments ? styles.segment : styles.chip,
              chosen && (segments ? styles.segmentChosen : styles.chipChosen),
              locked ? styles.locked : !chosen && styles.free,
            )}
          >
            <input
              type="radio"
              name={name}
              className={styles.input}
              checked={chosen}
              disabled={locked}
              // Office.js walks every input it finds; only the chosen one is a stop.
              tabIndex={chosen ? 0 : -1}
              onChange={() => onChange(option.value)}
            />
            {option.text}
          </label>
        );
      })}
    </div>
  );
}
