import type { ReactNode } from 'react';

/** It came up unasked: whoever hears the page, or uses keys, begins here. */
const OPENED = { tabIndex: -1, autoFocus: true } as const;

/**
 * Asks before a press ends something. It stands in the page that answers the press, so that it needs no script, and the
 * page opens at it.
 */
export function Question(props: {
  readonly title: string;
  /** What comes of it. */
  readonly children: ReactNode;
  /** What would end, each by its name. */
  readonly ends?: readonly string[];
  /** Where the same form goes again, with what says that it was asked. */
  readonly action: string;
  readonly fields: readonly (readonly [name: string, value: string])[];
  readonly go: string;
  /** How to leave all as it is: a link, or a button of this form. */
  readonly back: ReactNode;
}) {
  return (
    <div
      className="question stack"
      role="alertdialog"
      aria-labelledby="question"
      aria-describedby="question-why"
      {...OPENED}
    >
      <h3 id="question">{props.title}</h3>
      <div id="question-why" className="stack near">
        <p>{props.children}</p>
        {props.ends && (
          <ul>
            {props.ends.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        )}
      </div>
      <form method="post" action={props.action} className="row wrap">
        {props.fields.map(([name, value], index) => (
          <input key={`${index}-${name}`} type="hidden" name={name} value={value} />
        ))}
        <button className="button danger" type="submit">
          {props.go}
        </button>
        {props.back}
      </form>
    </div>
  );
}
