import type { ReactNode } from 'react';
import type { ConsoleIconName } from '../icons.ts';
import { Icon } from './Icon.tsx';

export interface BarProps {
  readonly tone: 'plain' | 'warn' | 'ok' | 'brand' | 'danger';
  readonly icon?: ConsoleIconName;
  /** Of its sentence. */
  readonly id?: string;
  /** Read out at once when the page opens: something happened to what the reader did. */
  readonly announce?: boolean;
  /** The page opens at it: nothing else on it says why nothing was done. */
  readonly focus?: boolean;
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
export function Bar({ tone, icon, id, announce, focus, action, children }: BarProps) {
  const opened = focus
    ? { role: 'alert', tabIndex: -1, autoFocus: true }
    : announce
      ? { role: 'status' }
      : {};
  return (
    <div className={`bar ${tone}`} {...opened}>
      <Icon name={icon ?? ICONS[tone]} />
      <span className="grow" id={id}>
        {children}
      </span>
      {action}
    </div>
  );
}
