import type { ReactNode } from 'react';

/** A titled panel of the console's detail pages. */
export function Section(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="panel pad stack" aria-label={props.title}>
      <h2 className="small">{props.title}</h2>
      {props.children}
    </section>
  );
}
