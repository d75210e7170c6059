import type { ReactNode } from 'react';
import type { ConsoleIconName } from '../icons.ts';
import { Icon } from './Icon.tsx';

export type Tone = 'plain' | 'brand' | 'ok' | 'warn';

/** A short state in words; its colour repeats what the words say. */
export function Tag(props: {
  readonly tone?: Tone;
  readonly icon?: ConsoleIconName;
  readonly children: ReactNode;
}) {
  return (
    <span className={`tag ${props.tone ?? 'plain'}`}>
      {props.icon && <Icon name={props.icon} />}
      {props.children}
    </span>
  );
}
