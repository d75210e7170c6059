import type { ReactNode } from 'react';

/** Names and what stands for them. */
export function KeyValues(props: { readonly rows: readonly (readonly [name: string, value: ReactNode])[] }) {
  return (
    <dl className="pairs">
      {props.rows.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}
