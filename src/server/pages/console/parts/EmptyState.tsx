import type { ReactNode } from 'react';
import type { ConsoleIconName } from '../icons.ts';
import { Icon } from './Icon.tsx';

/** Why there is nothing here, and what will fill it. */
export function EmptyState(props: { readonly icon: ConsoleIconName; readonly children: ReactNode }) {
  return (
    <div className="empty">
      <span className="disc">
        <Icon name={props.icon} />
      </span>
      <p>{props.children}</p>
    </div>
  );
}
