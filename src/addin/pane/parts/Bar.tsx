import {
  makeResetStyles,
  makeStyles,
  mergeClasses,
  tokens,
  type GriffelResetStyle,
} from '@fluentui/react-components';
import type { ReactElement, ReactNode } from 'react';
import { slotsOf } from '../theme/slots-of.ts';

function bar(): GriffelResetStyle {
  return {
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
  };
}

const useBase = slotsOf({
  plain: makeResetStyles(bar()),
  warn: makeResetStyles({
    ...bar(),
    backgroundColor: tokens.colorStatusWarningBackground1,
    borderColor: tokens.colorStatusWarningBorder1,
  }),
  brand: makeResetStyles({
    ...bar(),
    backgroundColor: tokens.colorBrandBackground2,
    borderColor: tokens.colorBrandStroke2,
    color: tokens.colorNeutralForeground1,
  }),
  ok: makeResetStyles({
    ...bar(),
    backgroundColor: tokens.colorStatusSuccessBackground1,
    borderColor: tokens.colorStatusSuccessBorder1,
  }),
  danger: makeResetStyles({
    ...bar(),
    backgroundColor: tokens.colorStatusDangerBackground1,
    borderColor: tokens.colorStatusDangerBorder1,
  }),
  icon: makeResetStyles({ display: 'inline-flex', flexShrink: 0, paddingTop: '1px' }),
  body: makeResetStyles({ flexGrow: 1, minWidth: 0 }),
});

const useStyles = makeStyles({
  warnIcon: { color: tokens.colorStatusWarningForeground1 },
  okIcon: { color: tokens.colorStatusSuccessForeground1 },
  dangerIcon: { color: tokens.colorStatusDangerForeground1 },
  brandIcon: { color: tokens.colorBrandForeground2 },
});

const ICON_LOOKS = {
  plain: undefined,
  warn: 'warnIcon',
  brand: 'brandIcon',
  ok: 'okIcon',
  danger: 'dangerIcon',
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
  readonly look?: keyof typeof ICON_LOOKS;
  readonly role?: 'alert' | 'status';
}) {
  const base = useBase();
  const styles = useStyles();
  const mark = ICON_LOOKS[look];
  return (
    <div role={role} className={base[look]}>
      <span aria-hidden="true" className={mergeClasses(base.icon, mark && styles[mark])}>
        {icon}
      </span>
      <div className={base.body}>{children}</div>
    </div>
  );
}
