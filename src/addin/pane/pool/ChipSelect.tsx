import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useRef } from 'react';
import { ChevronDown12Regular } from '../icons.ts';
import { Dismiss12Regular } from '../tab-icons.ts';
import { useTexts } from '../texts.tsx';

const useStyles = makeStyles({
  chip: {
    position: 'relative',
    display: 'inline-flex',
    alignItems: 'center',
    maxWidth: '100%',
    minHeight: '26px',
    boxSizing: 'border-box',
    borderRadius: '14px',
    border: '1px solid var(--relayChipBorder)',
    backgroundColor: 'var(--relayChip)',
    color: tokens.colorNeutralForeground2,
    ':focus-within': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '1px' },
  },
  set: {
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontWeight: tokens.fontWeightSemibold,
  },
  select: {
    appearance: 'none',
    margin: 0,
    maxWidth: '100%',
    padding: '4px 26px 4px 10px',
    border: 'none',
    borderRadius: '14px',
    outlineStyle: 'none',
    backgroundColor: 'transparent',
    color: 'inherit',
    fontFamily: tokens.fontFamilyBase,
    fontSize: '12px',
    lineHeight: '16px',
    fontWeight: 'inherit',
    fieldSizing: 'content',
    textOverflow: 'ellipsis',
    cursor: 'pointer',
    '& option': { color: tokens.colorNeutralForeground1, backgroundColor: tokens.colorNeutralBackground1 },
  },
  clear: {
    position: 'absolute',
    right: 0,
    top: 0,
    bottom: 0,
    width: '26px',
    padding: 0,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    border: 'none',
    borderRadius: '14px',
    backgroundColor: 'transparent',
    color: 'inherit',
    cursor: 'pointer',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '-3px' },
  },
  chevron: {
    position: 'absolute',
    right: '9px',
    top: 0,
    bottom: 0,
    display: 'flex',
    alignItems: 'center',
    pointerEvents: 'none',
  },
});

/** A filter: a native list drawn as a chip; once set it is tinted and can be cleared (D01). */
export function ChipSelect({
  name,
  value,
  options,
  onChange,
}: {
  readonly name: string;
  /** Empty when the filter is not set. */
  readonly value: string;
  readonly options: readonly { readonly value: string; readonly text: string }[];
  readonly onChange: (value: string) => void;
}) {
  const styles = useStyles();
  const { t } = useTexts();
  const select = useRef<HTMLSelectElement>(null);
  return (
    <span className={mergeClasses(styles.chip, value !== '' && styles.set)}>
      <select
        ref={select}
        aria-label={name}
        className={styles.select}
        value={value}
        onChange={(event) => onChange(event.currentTarget.value)}
      >
        <option value="">{name}</option>
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
      {value === '' ? (
        <span className={styles.chevron} aria-hidden="true">
          <ChevronDown12Regular />
        </span>
      ) : (
        <button
          type="button"
          className={styles.clear}
          aria-label={t('pool.clear', { filter: name })}
          onClick={() => {
            onChange('');
            select.current?.focus();
          }}
        >
          <Dismiss12Regular aria-hidden="true" />
        </button>
      )}
    </span>
  );
}
