import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', rowGap: '8px', minWidth: 0 },
  tight: { rowGap: '6px' },
  close: { rowGap: '4px' },
  row: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', columnGap: '8px', rowGap: '8px' },
  between: { justifyContent: 'space-between' },
  label: {
    margin: 0,
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
    textWrap: 'pretty',
  },
  success: { color: tokens.colorStatusSuccessForeground1, display: 'inline-flex', columnGap: '4px' },
  centered: { textAlign: 'center', padding: '0 12px' },
  rule: {
    width: '100%',
    height: '1px',
    margin: 0,
    border: 'none',
    backgroundColor: tokens.colorNeutralStroke2,
    '@media (forced-colors: active)': { backgroundColor: 'CanvasText' },
  },
});

export function Stack({
  children,
  gap = 'normal',
}: {
  readonly children: ReactNode;
  readonly gap?: 'normal' | 'tight' | 'close';
}) {
  const styles = useStyles();
  return (
    <div
      className={mergeClasses(styles.stack, gap === 'tight' && styles.tight, gap === 'close' && styles.close)}
    >
      {children}
    </div>
  );
}

export function Row({ children, spread }: { readonly children: ReactNode; readonly spread?: boolean }) {
  const styles = useStyles();
  return <div className={mergeClasses(styles.row, spread && styles.between)}>{children}</div>;
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
  const styles = useStyles();
  return (
    <span
      id={id}
      className={mergeClasses(
        styles.label,
        look === 'success' && styles.success,
        look === 'centered' && styles.centered,
      )}
    >
      {children}
    </span>
  );
}

export function Rule() {
  const styles = useStyles();
  return <hr className={styles.rule} />;
}
