import type { ReactNode } from 'react';
import { ICONS, type IconName } from '../icons.ts';
import { Icon } from './Icon.tsx';

/** A page that says one thing: a large drawing, a heading, a sentence. */
export function Message(props: {
  readonly icon: IconName;
  readonly title: string;
  readonly mute?: boolean;
  readonly tight?: boolean;
  readonly children: ReactNode;
}) {
  return (
    <div className={props.tight ? 'message tight' : 'message'}>
      <span className={props.mute ? 'disc mute' : 'disc'}>
        <Icon name={props.icon} size={ICONS[props.icon].size === 48 ? 48 : 44} />
      </span>
      <h1>{props.title}</h1>
      <p>{props.children}</p>
    </div>
  );
}
