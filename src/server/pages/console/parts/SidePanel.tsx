import type { ReactNode } from 'react';
import type { ConsoleText } from '../console-text.ts';
import { Icon } from './Icon.tsx';

/** What one row of a list holds, beside the list; on a narrow screen instead of it. */
export function SidePanel(props: {
  readonly text: ConsoleText;
  /** Names the panel for those who hear it. */
  readonly label: string;
  /** Id of what is to be heard with the name when the page opens here. */
  readonly describedBy?: string | undefined;
  /** Where closing leads: the list as it was. */
  readonly closeHref: string;
  readonly head: ReactNode;
  readonly children: ReactNode;
}) {
  return (
    <section
      className="panel side-panel"
      id="detail"
      aria-label={props.label}
      aria-describedby={props.describedBy}
      tabIndex={-1}
    >
      <a className="back-link" href={props.closeHref}>
        ← {props.text('con.back')}
      </a>
      <div className="side-head">
        <div className="grow">{props.head}</div>
        <a className="icon-button" href={props.closeHref} data-close aria-label={props.text('con.close')}>
          <Icon name="dismissLarge" />
        </a>
      </div>
      {props.children}
    </section>
  );
}

/** A list and, once something is chosen, its detail at the right. */
export function Split(props: {
  readonly list: ReactNode;
  readonly detail?: ReactNode;
  /** A narrow list beside a wide detail, as for requests. */
  readonly lead?: 'list' | 'detail';
}) {
  if (!props.detail) return <div className="stack">{props.list}</div>;
  return (
    <div className={props.lead === 'detail' ? 'split lead-detail' : 'split'}>
      <div className="stack split-list">{props.list}</div>
      {props.detail}
    </div>
  );
}
