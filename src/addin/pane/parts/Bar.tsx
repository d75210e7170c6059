import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    columnGap: '8px',
    alignItems: 'flex-start',
    padding: '9px 11px',
    borderRadius: '6px',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    backgroundColor: tokens.colorNeutralBackground3,
    color: tokens.colorNeutralForeground2,
    fontSize: '12px',
    lineHeight: '18px',
    textWrap: 'pretty',
  },
  warn: {
    backgroundColor: tokens.colorStatusWarningBackground1,
    border: `1px solid ${tokens.colorStatusWarningBorder1}`,
  },
  brand: {
    backgroundColor: tokens.colorBrandBackground2,
    border: `1px solid ${tokens.colorBrandStroke2}`,
    color: tokens.colorNeutralForeground1,
  },
  icon: { display: 'inline-flex', flexShrink: 0, paddingTop: '1px' },
  warnIcon: { color: tokens.colorStatusWarningForeground1, paddingTop: 0, marginTop: '-1px' },
  brandIcon: { color: tokens.colorBrandForeground2 },
  body: { flexGrow: 1, minWidth: 0 },
});

/** One boxed line of information inside or above a card. */
export function Bar({
  children,
  icon,
  look = 'plain',
}: {
  readonly children: ReactNode;
  readonly icon: ReactElement;
  readonly look?: 'plain' | 'warn' | 'brand';
}) {
  const styles = useStyles();
  return (
    <div
      className={mergeClasses(styles.bar, look === 'warn' && styles.warn, look === 'brand' && styles.brand)}
    >
      <span
        aria-hidden="true"
        className={mergeClasses(
          styles.icon,
          look === 'warn' && styles.warnIcon,
          look === 'brand' && styles.brandIcon,
        )}
      >
        {icon}
      </span>
      <div className={styles.body}>{children}</div>
    </div>
  );
}
