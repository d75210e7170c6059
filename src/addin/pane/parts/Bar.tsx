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
  ok: {
    backgroundColor: tokens.colorStatusSuccessBackground1,
    border: `1px solid ${tokens.colorStatusSuccessBorder1}`,
  },
  danger: {
    backgroundColor: tokens.colorStatusDangerBackground1,
    border: `1px solid ${tokens.colorStatusDangerBorder1}`,
  },
  icon: { display: 'inline-flex', flexShrink: 0, paddingTop: '1px' },
  warnIcon: { color: tokens.colorStatusWarningForeground1, paddingTop: 0, marginTop: '-1px' },
  okIcon: { color: tokens.colorStatusSuccessForeground1 },
  dangerIcon: { color: tokens.colorStatusDangerForeground1 },
  brandIcon: { color: tokens.colorBrandForeground2 },
  body: { flexGrow: 1, minWidth: 0 },
});

const LOOKS = {
  plain: [undefined, undefined],
  warn: ['warn', 'warnIcon'],
  brand: ['brand', 'brandIcon'],
  ok: ['ok', 'okIcon'],
  danger: ['danger', 'dangerIcon'],
} as const;

/** One boxed line of information inside or above a card. */
export function Bar({
  children,
  icon,
  look = 'plain',
  role,
}: {
  readonly children: ReactNode;
  readonly icon: ReactElement;
  readonly look?: keyof typeof LOOKS;
  readonly role?: 'alert' | 'status';
}) {
  const styles = useStyles();
  const [box, mark] = LOOKS[look];
  return (
    <div role={role} className={mergeClasses(styles.bar, box && styles[box])}>
      <span aria-hidden="true" className={mergeClasses(styles.icon, mark && styles[mark])}>
        {icon}
      </span>
      <div className={styles.body}>{children}</div>
    </div>
  );
}
