import { ERRORS, type ErrorCode } from '../../../contract/errors.ts';
import type { GivenBack } from '../../http/given-back.ts';
import { textOf } from '../page-text.tsx';
import { AllHere, SendAgain } from '../parts/SendAgain.tsx';
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
  /** Where to go on: the console the address belongs to. */
  readonly home: string;
  /** Where to sign in to it. */
  readonly signIn: string;
  /** A form, rather than a page asked for. */
  readonly wasSent: boolean;
  /** The page that was to be shown, where asking for it again may help. */
  readonly asked: string | undefined;
  /** What was sent. */
  readonly again: GivenBack | undefined;
}) {
  const { language, code, wasSent, asked, again } = props;
  const text = textOf(language, consoleStrings(language));
  const isMissing = code === 'not_found';
  const isSignedOut = code === 'unauthenticated';
  const title = text(isMissing ? 'con.error.missing' : wasSent ? 'con.error.undone' : 'con.error.title');
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
          {!isMissing && (
            <Bar tone="danger">
              {isSignedOut ? text('con.error.signedOut') : ERRORS[code][language]}
              <AllHere form={again} language={language}>
                {text('con.error.kept')}
              </AllHere>
            </Bar>
          )}
          {isSignedOut && (
            <p>
              {/* Beside this page, which has what was typed. */}
              <a className="button primary" href={props.signIn} target="_blank" rel="noopener">
                {text('con.error.signIn')}
              </a>
            </p>
          )}
          {again && (
            <SendAgain
              form={again}
              label={text('con.error.again')}
              look={isSignedOut ? 'second' : 'primary'}
            />
          )}
          {!isSignedOut && (
            <p>
              <a className="button second" href={asked ?? props.home}>
                {text(asked ? 'con.retry' : 'con.error.home')}
              </a>
            </p>
          )}
          <p className="label">{text('con.error.reference', { id: props.requestId })}</p>
        </main>
      </body>
    </html>
  );
}
