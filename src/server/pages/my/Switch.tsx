import type { ReactNode } from 'react';
import type { PageText } from '../page-text.tsx';
import { myPath, switchId } from './paths.ts';

/** One decision that acts at once; a button, so that it works without script and by keyboard. */
export function Switch(props: {
  readonly text: PageText;
  readonly kind: 'agency' | 'employer' | 'news';
  /** Which agency or employer; empty for `news`. */
  readonly id: string;
  readonly on: boolean;
  readonly title: string;
  readonly detail: string;
  /** What takes the last turn back, next to the switch for whoever goes by keyboard. */
  readonly undo?: ReactNode;
}) {
  const { text, kind, id, on } = props;
  const anchor = switchId({ kind, id });
  return (
    <li className="row" id={anchor}>
      <div>
        <b id={`${anchor}-title`}>{props.title}</b>
        <small id={`${anchor}-detail`}>{props.detail}</small>
      </div>
      <form method="post" action={myPath(text.language, 'switch')}>
        <input type="hidden" name="kind" value={kind} />
        <input type="hidden" name="which" value={id} />
        <button
          className="switch"
          type="submit"
          name="on"
          value={on ? 'no' : 'yes'}
          role="switch"
          aria-checked={on}
          aria-labelledby={`${anchor}-title`}
          aria-describedby={`${anchor}-detail`}
        />
      </form>
      {props.undo}
    </li>
  );
}
