import type { ConsoleText } from '../console-text.ts';

/** Leads to the parts of a long list before and after this one. A list that fits has none. */
export function Pages(props: {
  readonly text: ConsoleText;
  readonly previous: string | undefined;
  readonly next: string | undefined;
}) {
  const { text, previous, next } = props;
  if (previous === undefined && next === undefined) return null;
  return (
    <nav className="row" aria-label={text('con.pages')}>
      {previous !== undefined && (
        <a className="button" href={previous} rel="prev">
          ← {text('con.pages.previous')}
        </a>
      )}
      {next !== undefined && (
        <a className="button" href={next} rel="next">
          {text('con.pages.next')} →
        </a>
      )}
    </nav>
  );
}
