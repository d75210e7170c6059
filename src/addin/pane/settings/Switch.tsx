import { makeStyles, tokens } from '@fluentui/react-components';
import { LockClosed16Regular } from '../tab-icons.ts';
import { useTexts } from '../texts.tsx';

const useStyles = makeStyles({
  row: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: '12px',
    minHeight: '24px',
    cursor: 'pointer',
  },
  lock: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '4px',
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
  },
  input: {
    appearance: 'none',
    position: 'relative',
    width: '40px',
    height: '20px',
    boxSizing: 'border-box',
    margin: 0,
    flexShrink: 0,
    borderRadius: '10px',
    border: `1px solid ${tokens.colorNeutralStrokeAccessible}`,
    backgroundColor: 'transparent',
    cursor: 'pointer',
    '::after': {
      content: '""',
      position: 'absolute',
      top: '2px',
      left: '2px',
      width: '14px',
      height: '14px',
      borderRadius: '50%',
      backgroundColor: tokens.colorNeutralStrokeAccessible,
    },
    ':checked': {
      backgroundColor: tokens.colorBrandBackground,
      border: `1px solid ${tokens.colorBrandBackground}`,
    },
    ':checked::after': { left: '22px', backgroundColor: tokens.colorNeutralForegroundOnBrand },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
    '@media (forced-colors: active)': {
      '::after': { backgroundColor: 'ButtonText' },
      ':checked': { backgroundColor: 'Highlight', forcedColorAdjust: 'none' },
    },
  },
});

/** A native checkbox that looks and is named like a switch. */
export function Switch({
  label,
  on,
  onChange,
  locked,
}: {
  readonly label: string;
  readonly on: boolean;
  readonly onChange: (on: boolean) => void;
  /** Decided by the company: shown, never hidden. */
  readonly locked?: boolean;
}) {
  const { t } = useTexts();
  const styles = useStyles();
  return (
    <label className={styles.row}>
      <span>
        {label}
        {locked && (
          <span className={styles.lock}>
            <LockClosed16Regular aria-hidden="true" />
            {t('set.sendCheck.managed')}
          </span>
        )}
      </span>
      <input
        type="checkbox"
        role="switch"
        className={styles.input}
        checked={on}
        disabled={locked}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </label>
  );
}
