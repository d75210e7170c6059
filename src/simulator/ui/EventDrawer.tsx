import { useEffect, useRef, useState } from 'react';
import { ChevronDown16Regular } from '@fluentui/react-icons/svg/chevron-down';
import { ChevronUp16Regular } from '@fluentui/react-icons/svg/chevron-up';
import { Copy16Regular } from '@fluentui/react-icons/svg/copy';
import { Delete16Regular } from '@fluentui/react-icons/svg/delete';
import { MailInbox16Regular } from '@fluentui/react-icons/svg/mail-inbox';
import { clockTime, logAsText } from '../model/event-log.ts';
import { useStore, useTranslate, useWindow } from './session-context.ts';

/** Smaller windows need the height for the mail. */
const STARTS_OPEN = '(min-width: 1080px) and (min-height: 760px)';

/** Everything the add-in asks and hears, in plain words. */
export function EventDrawer({ onShowInbox }: { readonly onShowInbox: () => void }) {
  const { session } = useWindow();
  const lines = useStore(session.log.lines);
  const translate = useTranslate();
  const [open, setOpen] = useState(() => window.matchMedia(STARTS_OPEN).matches);
  const [copied, setCopied] = useState(false);
  const list = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!list.current) return;
    // Scrolls by keyboard too.
    list.current.tabIndex = 0;
    list.current.scrollTop = list.current.scrollHeight;
  }, [lines, open]);

  const copy = async () => {
    await navigator.clipboard.writeText(logAsText(lines));
    setCopied(true);
    setTimeout(() => setCopied(false), 2000);
  };

  return (
    <footer className="events" aria-label={translate('s.events')}>
      <div className="events-head">
        <button
          id="events-toggle"
          type="button"
          className="plain-button"
          aria-expanded={open}
          aria-controls="events-list"
          onClick={() => setOpen(!open)}
        >
          {open ? <ChevronDown16Regular aria-hidden="true" /> : <ChevronUp16Regular aria-hidden="true" />}
          <b>{translate('s.events')}</b>
          <span className="label">{translate('s.events.n', { n: lines.length })}</span>
        </button>
        <div className="events-actions">
          <button id="inbox-toggle" type="button" className="plain-button label" onClick={onShowInbox}>
            <MailInbox16Regular aria-hidden="true" />
            {translate('s.inbox')}
          </button>
          <button type="button" className="plain-button label" onClick={() => void copy()}>
            <Copy16Regular aria-hidden="true" />
            <span role="status">{translate(copied ? 's.copied' : 's.copy')}</span>
          </button>
          <button type="button" className="plain-button label" onClick={() => session.log.clear()}>
            <Delete16Regular aria-hidden="true" />
            {translate('s.clear')}
          </button>
        </div>
      </div>
      {open && (
        <div id="events-list" className="log" ref={list} role="log" aria-label={translate('s.events')}>
          {lines.map(({ id, at, event, note, tone, times }) => (
            <p key={id} className="line" data-tone={tone}>
              <span className="time">{clockTime(at)}</span>
              <span className="event">{event}</span>
              <span className="note">
                {note}
                {times > 1 && <span className="label"> ×{times}</span>}
              </span>
            </p>
          ))}
        </div>
      )}
    </footer>
  );
}
