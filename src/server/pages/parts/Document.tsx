import type { ReactNode } from 'react';
import type { PageText } from '../page-text.tsx';
import { STYLESHEET } from '../stylesheet.ts';
import { Icon, Mark } from './Icon.tsx';

export interface DocumentProps {
  readonly text: PageText;
  /** Where this page is in the other language; left out where there is none. */
  readonly otherLanguage?: string | undefined;
  /** What this page is, for the browser's tab; left out for the invitation, whose title link previews show to anyone. */
  readonly title?: string;
  /** What was posted was not taken; the title says so first, because it is what is read out first. */
  readonly refused?: boolean;
  /** Where the page's own script is, for the one that has any. */
  readonly script?: string;
  readonly children: ReactNode;
}

/** Leads to the same page in the other language. */
export function LanguageLink({ text, href }: { readonly text: PageText; readonly href: string }) {
  const other = text.language === 'ja' ? 'en' : 'ja';
  return (
    <a className="lang" href={href} lang={other} hrefLang={other}>
      <Icon name="globe" />
      {text('c.lang.other')}
    </a>
  );
}

/** The frame of every page. No title says anything of the employer. */
export function Document(props: DocumentProps) {
  const { text, otherLanguage, title: ownTitle, refused, script, children } = props;
  const title = ownTitle === undefined ? text('c.preview.title') : `${ownTitle} - ${text('c.brand')}`;
  return (
    <html lang={text.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex,nofollow" />
        <meta name="color-scheme" content="light dark" />
        <meta name="theme-color" media="(prefers-color-scheme: light)" content="#fff" />
        <meta name="theme-color" media="(prefers-color-scheme: dark)" content="#1f1f1f" />
        <meta name="format-detection" content="telephone=no" />
        <meta property="og:title" content={title} />
        <meta property="og:site_name" content={text('c.brand')} />
        <title>{`${refused ? text('c.refused') : ''}${title}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={STYLESHEET.path} />
        {script && <script src={script} defer />}
      </head>
      <body>
        <div className="page">
          <header className="top">
            <span className="brand">
              <Mark />
              {text('c.brand')}
            </span>
            {otherLanguage && <LanguageLink text={text} href={otherLanguage} />}
          </header>
          <main>{children}</main>
        </div>
      </body>
    </html>
  );
}
