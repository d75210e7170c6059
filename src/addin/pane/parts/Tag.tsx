import { makeResetStyles, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import { slotsOf } from '../theme/slots-of.ts';

const useBase = slotsOf({
  tag: makeResetStyles({
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: '4px',
    maxWidth: '100%',
    boxSizing: 'border-box',
    minHeight: '20px',
    padding: '1px 6px',
    borderRadius: tokens.borderRadiusMedium,
    border: '1px solid var(--relayChipBorder)',
    backgroundColor: 'var(--relayChip)',
    color: tokens.colorNeutralForeground2,
    fontSize: '12px',
    lineHeight: '16px',
    fontVariantNumeric: 'tabular-nums',
  }),
});

const useStyles = makeStyles({
  brand: { backgroundColor: tokens.colorBrandBackground2, color: tokens.colorBrandForeground2 },
  ok: { backgroundColor: tokens.colorStatusSuccessBackground1, color: tokens.colorStatusSuccessForeground1 },
  caution: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    color: tokens.colorStatusWarningForeground1,
  },
  chip: { minHeight: '24px', padding: '3px 7px', fontFeatureSettings: "'halt'" },
});

/** A small fact beside something; `chip` is the larger form that holds a quotation. */
export function Tag({
  children,
  icon,
  chip,
  lang,
  tone,
}: {
  readonly children: ReactNode;
  readonly icon?: ReactElement;
  readonly chip?: boolean;
  readonly lang?: string;
  readonly tone?: 'brand' | 'ok' | 'caution';
}) {
  const base = useBase();
  const styles = useStyles();
  return (
    <span className={mergeClasses(base.tag, chip && styles.chip, tone && styles[tone])} lang={lang}>
      {icon && <span aria-hidden="true">{icon}</span>}
      {children}
    </span>
  );
}
