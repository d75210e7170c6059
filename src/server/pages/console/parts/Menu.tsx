import type { ReactNode } from 'react';
import { Icon } from './Icon.tsx';

/** A button that opens a list below it; works without script. */
export function Menu(props: { readonly label: ReactNode; readonly children: ReactNode }) {
  return (
    <details className="menu">
      <summary className="button plain">
        {props.label}
        <Icon name="chevronDown" />
      </summary>
      <div className="sheet">{props.children}</div>
    </details>
  );
}

/** A choice of what a list shows: links, so that each choice has an address. */
export function FilterMenu(props: {
  readonly label: string;
  readonly options: readonly {
    readonly label: string;
    readonly href: string;
    readonly current: boolean;
    readonly count?: number;
  }[];
}) {
  const chosen = props.options.find(({ current }) => current);
  return (
    <Menu
      label={
        <>
          {props.label}
          {chosen && chosen !== props.options[0] && <span className="chosen">{chosen.label}</span>}
        </>
      }
    >
      <ul>
        {props.options.map(({ label, href, current, count }) => (
          <li key={href}>
            <a href={href} {...(current ? { 'aria-current': 'true' as const } : {})}>
              <span className="tick">{current && <Icon name="check" />}</span>
              <span className="grow">{label}</span>
              {count !== undefined && <span className="count">{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </Menu>
  );
}
