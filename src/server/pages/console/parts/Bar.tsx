import type { ReactNode } from 'react';
import type { ConsoleIconName } from '../icons.ts';
import { Icon } from './Icon.tsx';

export interface BarProps {
  readonly tone: 'plain' | 'warn' | 'ok' | 'brand' | 'danger';
  readonly icon?: ConsoleIconName;
  /** Read out at once when the page opens: something happened to what the reader did. */
  readonly announce?: boolean;
  /** What to do about it. */
  readonly action?: ReactNode;
  readonly children: ReactNode;
}

const ICONS = {
  plain: 'clock',
  warn: 'clock',
  ok: 'doneLarge',
  brand: 'ticket',
  danger: 'dismiss',
} as const satisfies Record<BarProps['tone'], ConsoleIconName>;

/** One sentence about the whole page or panel. */
export function Bar({ tone, icon, announce, action, children }: BarProps) {
  return (
    <div className={`bar ${tone}`} {...(announce ? { role: 'status' } : {})}>
      <Icon name={icon ?? ICONS[tone]} />
      <span className="grow">{children}</span>
      {action}
    </div>
  );
}
