import type { ReactNode } from 'react';
import { Mark } from '../../parts/Icon.tsx';
import { CONSOLE_SCRIPT, CONSOLE_STYLESHEET } from '../assets.ts';
import type { ConsoleText } from '../console-text.ts';
import type { ConsoleIconName } from '../icons.ts';
import { Avatar } from './Avatar.tsx';
import { Bar } from './Bar.tsx';
import { Icon } from './Icon.tsx';

export interface NavItem {
  readonly href: string;
  readonly icon: ConsoleIconName;
  readonly label: string;
  /** How many wait behind it. */
  readonly count?: number | undefined;
  readonly current: boolean;
}

export interface ConsoleFrame {
  readonly text: ConsoleText;
  /** Which console, e.g. 紹介会社コンソール. */
  readonly consoleName: string;
  readonly nav: readonly NavItem[];
  /** Whose console it is, shown at the foot of the navigation. */
  readonly member: { readonly name: string; readonly of: string };
  /** Address of this page, for the language switch to come back to. */
  readonly here: string;
  /** Posting there ends the session. */
  readonly signOut: string;
  /** Posting there tells that somebody is working in the page, which keeps the session alive. */
  readonly attended: string;
  /** The page answers a form. It must never be asked for again by itself: that would send the form once more. */
  readonly answersForm: boolean;
}

/** The frame of every console page: navigation at the left, one heading, and the content. */
export function ConsolePage(props: {
  readonly frame: ConsoleFrame;
  readonly title: string;
  /** What was posted was not done; the title says so first, because it is what is read out first. */
  readonly refused?: boolean | undefined;
  /**
   * Asks for the page again after so many seconds, as long as nobody types; for pages that wait for something. The script
   * puts in what changed of the parts marked `data-live`. Without script the page stays as it is, and offers a link.
   */
  readonly refreshSeconds?: number | undefined;
  /** At the right of the heading. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
}) {
  const { frame, title, refused } = props;
  const { text, answersForm } = frame;
  const refreshSeconds = answersForm ? undefined : props.refreshSeconds;
  return (
    <html lang={text.language}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="robots" content="noindex,nofollow" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <title>{`${refused ? text('con.refused') : ''}${title} · ${frame.consoleName}`}</title>
        <link rel="icon" href="data:," />
        <link rel="stylesheet" href={CONSOLE_STYLESHEET.path} />
        <script src={CONSOLE_SCRIPT.path} defer />
      </head>
      <body data-refresh={refreshSeconds} data-answer={answersForm ? true : undefined}>
        <a className="skip" href="#content">
          {text('con.skip')}
        </a>
        <div className="console" data-unsaved={text('con.unsaved')} data-attended={frame.attended}>
          <SideBar frame={frame} />
          <main id="content" className="content" tabIndex={-1}>
            <div className="heading">
              <h1>{title}</h1>
              {props.aside}
            </div>
            {props.children}
            {!answersForm && <Age frame={frame} />}
          </main>
        </div>
      </body>
    </html>
  );
}

/** What the script says to whoever reads on in a page that has grown old. */
function Age({ frame: { text, here } }: { readonly frame: ConsoleFrame }) {
  return (
    <div className="age" role="status" data-age>
      <template>
        <Bar tone="plain" action={<a href={here}>{text('con.age.renew')}</a>}>
          {text('con.age')}
        </Bar>
      </template>
    </div>
  );
}

function SideBar({ frame }: { readonly frame: ConsoleFrame }) {
  const { text, member } = frame;
  return (
    <header className="side">
      <div className="brand">
        <Mark />
        <span>
          {text('con.brand')}
          <span className="label">{frame.consoleName}</span>
        </span>
      </div>
      <nav aria-label={text('con.menu')}>
        <ul>
          {frame.nav.map(({ href, icon, label, count, current }) => (
            <li key={href}>
              <a href={href} {...(current ? { 'aria-current': 'page' as const } : {})}>
                <Icon name={icon} />
                <span className="grow">{label}</span>
                {count !== undefined && count > 0 && <span className="count">{count}</span>}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <div className="member">
        <div className="who">
          <Avatar name={member.name} />
          <div>
            <b>{member.name}</b>
            <span className="label">{member.of}</span>
          </div>
        </div>
        <div className="foot">
          <form method="post" action="/console/language">
            <input type="hidden" name="language" value={text.language === 'ja' ? 'en' : 'ja'} />
            <input type="hidden" name="back" value={frame.here} />
            <button className="text-button" type="submit" lang={text.language === 'ja' ? 'en' : 'ja'}>
              {text('con.language')}
            </button>
          </form>
          <form method="post" action={frame.signOut}>
            <button className="text-button" type="submit">
              {text('con.signOut')}
            </button>
          </form>
        </div>
      </div>
    </header>
  );
}
