import { makeResetStyles, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { slotsOf } from '../theme/slots-of.ts';

const useBase = slotsOf({
  stack: makeResetStyles({ display: 'flex', flexDirection: 'column', rowGap: '8px', minWidth: 0 }),
  row: makeResetStyles({
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    columnGap: '8px',
    rowGap: '8px',
  }),
  label: makeResetStyles({
    margin: 0,
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
  }),
  rule: makeResetStyles({
    width: '100%',
    height: '1px',
    margin: 0,
    border: 'none',
    backgroundColor: tokens.colorNeutralStroke2,
    '@media (forced-colors: active)': { backgroundColor: 'CanvasText' },
  }),
});

const useStyles = makeStyles({
  tight: { rowGap: '6px' },
  close: { rowGap: '4px' },
  between: { justifyContent: 'space-between' },
  success: { color: tokens.colorStatusSuccessForeground1, display: 'inline-flex', columnGap: '4px' },
  centered: { textAlign: 'center', padding: '0 12px' },
});

export function Stack({
  children,
  gap = 'normal',
}: {
  readonly children: ReactNode;
  readonly gap?: 'normal' | 'tight' | 'close';
}) {
  const base = useBase();
  const styles = useStyles();
  return (
    <div
      className={mergeClasses(base.stack, gap === 'tight' && styles.tight, gap === 'close' && styles.close)}
    >
      {children}
    </div>
  );
}

export function Row({ children, spread }: { readonly children: ReactNode; readonly spread?: boolean }) {
  const base = useBase();
  const styles = useStyles();
  return <div className={mergeClasses(base.row, spread && styles.between)}>{children}</div>;
}

/** Twelve-pixel supporting text. */
export function Label({
  children,
  id,
  look = 'plain',
}: {
  readonly children: ReactNode;
  readonly id?: string;
  readonly look?: 'plain' | 'success' | 'centered';
}) {
  const base = useBase();
  const styles = useStyles();
  return (
    <span
      id={id}
      className={mergeClasses(
        base.label,
        look === 'success' && styles.success,
        look === 'centered' && styles.centered,
      )}
    >
      {children}
    </span>
  );
}

export function Rule() {
  const base = useBase();
  return <hr className={base.rule} />;
}
