import { ERRORS, type ErrorCode } from '../../../contract/errors.ts';
import { textOf } from '../page-text.tsx';
import { Mark } from '../parts/Icon.tsx';
import type { PageLanguage } from '../strings/index.ts';
import { CONSOLE_STYLESHEET } from './assets.ts';
import { Bar } from './parts/Bar.tsx';
import { consoleStrings } from './strings/index.ts';

/** A refusal in the look of the consoles: what did not happen, and what to do now. */
export function ConsoleErrorPage(props: {
  readonly language: PageLanguage;
  readonly code: ErrorCode;
  /** Finds the line in the log. */
  readonly requestId: string;
  /** Where to go on, or to try again: the console the address belongs to. */
  readonly home: string;
}) {
  const { language, code } = props;
  const text = textOf(language, consoleStrings(language));
  const isMissing = code === 'not_found';
  const title = text(isMissing ? 'con.error.missing' : 'con.error.title');
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex,nofollow" />
        <meta name="color-scheme" content="light dark" />
        <title>{title}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={CONSOLE_STYLESHEET.path} />
      </head>
      <body>
        <main className="alone">
          <div className="brand">
            <Mark />
            <span>{text('con.brand')}</span>
          </div>
          <h1>{title}</h1>
          {!isMissing && <Bar tone="danger">{ERRORS[code][language]}</Bar>}
          <p>
            <a className="button second" href={props.home}>
              {text(isMissing ? 'con.error.home' : 'con.retry')}
            </a>
          </p>
          <p className="label">{text('con.error.reference', { id: props.requestId })}</p>
        </main>
      </body>
    </html>
  );
}
