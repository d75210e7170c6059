import { useEffect, useRef, useState } from 'react';
import { Copy16Regular } from '@fluentui/react-icons/svg/copy';
import { Dismiss20Regular } from '@fluentui/react-icons/svg/dismiss';
import { MailInbox20Regular } from '@fluentui/react-icons/svg/mail-inbox';
import { Open20Regular } from '@fluentui/react-icons/svg/open';
import { ShieldCheckmark16Regular } from '@fluentui/react-icons/svg/shield-checkmark';
import type { Person } from '../model/draft.ts';
import { firstInboxPerson, inboxPeople, mailsOf } from '../model/inbox-people.ts';
import { findCode, findPersonalLink } from '../model/link.ts';
import { Avatar } from './Avatar.tsx';
import { MailView } from './MailView.tsx';
import { useStore, useTranslate, useWindow } from './session-context.ts';
import { useInbox, type Mail } from './use-inbox.ts';

/** The candidate's side: the delivered mail, the code mail, and the way to the candidate's pages; and who else has mail. */
export function InboxDrawer({ onClose }: { readonly onClose: () => void }) {
  const { session, sendFlow } = useWindow();
  const draft = useStore(session.draft);
  const translate = useTranslate();
  const all = useInbox();
  const outside = session.outsideRecipients();
  const people = inboxPeople(outside.length > 0 ? outside : draft.to.slice(0, 1), all);
  const [chosen, setChosen] = useState('');
  const person = people.find(({ address }) => address === chosen) ?? firstInboxPerson(people, all);
  const mails = person ? mailsOf(person, all) : [];
  const [openedId, setOpenedId] = useState<number | null>(null);
  const opened = mails.find(({ id }) => id === openedId) ?? mails[0];
  const nameOf = ({ name, address }: Person) =>
    name === address ? address : translate('s.inbox.of', { name });
  const close = useRef<HTMLButtonElement>(null);

  useEffect(() => {
    const opener = document.activeElement;
    close.current?.focus();
    return () => {
      // Whoever is elsewhere by now stays there.
      if (document.activeElement !== document.body) return;
      // A dialog's button may have sent the mail, and is gone.
      const back = opener !== document.body && opener?.isConnected ? opener : null;
      (back instanceof HTMLElement ? back : document.getElementById('inbox-toggle'))?.focus();
    };
  }, []);
  useEffect(
    () =>
      sendFlow.state.subscribe(() => {
        if (sendFlow.state.get().step !== 'sent') return;
        setChosen('');
        setOpenedId(null);
      }),
    [sendFlow],
  );
  useEffect(() => {
    const closeByKey = (event: KeyboardEvent) => event.key === 'Escape' && onClose();
    document.addEventListener('keydown', closeByKey);
    return () => document.removeEventListener('keydown', closeByKey);
  }, [onClose]);

  return (
    <aside className="inbox" aria-label={translate('s.inbox')}>
      <header>
        <MailInbox20Regular aria-hidden="true" />
        <div className="grow">
          <h2>{translate('s.inbox')}</h2>
          {people.length > 1 ? (
            <select
              className="quiet"
              aria-label={translate('s.inbox.as')}
              value={person?.address}
              onChange={(event) => setChosen(event.target.value)}
            >
              {people.map((each) => (
                <option key={each.address} value={each.address}>
                  {nameOf(each)}
                </option>
              ))}
            </select>
          ) : (
            person && <p className="label">{nameOf(person)}</p>
          )}
          {person && person.name !== person.address && <p className="label address">{person.address}</p>}
        </div>
        <button
          ref={close}
          type="button"
          className="icon-button"
          aria-label={translate('s.close')}
          onClick={onClose}
        >
          <Dismiss20Regular aria-hidden="true" />
        </button>
      </header>
      {opened ? (
        <>
          <ul aria-label={translate('s.inbox.list')}>
            {mails.map((mail) => (
              <li key={mail.id}>
                <MailLine mail={mail} open={mail === opened} onOpen={() => setOpenedId(mail.id)} />
              </li>
            ))}
          </ul>
          <MailView mail={opened} />
          <MailActions mail={opened} />
        </>
      ) : (
        <p className="inbox-empty">{translate('s.inbox.empty')}</p>
      )}
    </aside>
  );
}

interface LineProps {
  readonly mail: Mail;
  readonly open: boolean;
  readonly onOpen: () => void;
}

function MailLine({ mail, open, onOpen }: LineProps) {
  const at = new Date(mail.receivedAt);
  const time = `${at.getHours()}:${String(at.getMinutes()).padStart(2, '0')}`;
  return (
    <button type="button" className="mail-line" aria-current={open ? 'true' : undefined} onClick={onOpen}>
      <Avatar name={mail.from.name} seed={mail.from.address} />
      <span className="grow">
        <span className="mail-from">
          <b>{mail.from.name}</b>
          <span className="label">{time}</span>
        </span>
        <span className="mail-subject">{mail.subject}</span>
        <span className="label mail-snippet">{mail.text.replace(/\s+/g, ' ').slice(0, 80)}</span>
      </span>
    </button>
  );
}

function MailActions({ mail }: { readonly mail: Mail }) {
  const translate = useTranslate();
  const link = findPersonalLink(`${mail.html ?? ''}\n${mail.text}`);
  const code = link ? null : findCode(mail);
  const [copied, setCopied] = useState(false);
  const copy = async (digits: string) => {
    await navigator.clipboard.writeText(digits);
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };

  if (link)
    return (
      <footer>
        <a className="button host" href={link.url} target="_blank" rel="noopener">
          <Open20Regular aria-hidden="true" />
          {translate('s.inbox.open')}
        </a>
        {mail.scanned && (
          <span className="label grow" role="status">
            <ShieldCheckmark16Regular aria-hidden="true" />
            {translate('s.inbox.scan')}
          </span>
        )}
      </footer>
    );
  if (code)
    return (
      <footer>
        <output className="code">{`${code.slice(0, 3)} ${code.slice(3)}`}</output>
        <button type="button" className="button host" data-code={code} onClick={() => void copy(code)}>
          <Copy16Regular aria-hidden="true" />
          <span role="status">{translate(copied ? 's.copied' : 's.inbox.code')}</span>
        </button>
      </footer>
    );
  return null;
}
