import { useEffect, useMemo, useState } from 'react';
import type { ComposeSession } from '../host/compose-session.ts';
import type { SendFlow } from '../host/send-flow.ts';
import { AddinPages } from './AddinPages.tsx';
import { ComposeArea } from './ComposeArea.tsx';
import { DraftList } from './DraftList.tsx';
import { EventDrawer } from './EventDrawer.tsx';
import { InboxDrawer } from './InboxDrawer.tsx';
import { SendDialogs } from './SendDialogs.tsx';
import { TopBar } from './TopBar.tsx';
import { WindowContext, useStore } from './session-context.ts';

interface Props {
  readonly session: ComposeSession;
  readonly sendFlow: SendFlow;
}

/** The compose window. F6 leads into the pane, Shift+F6 to its end; the inbox opens when a mail was sent. */
export function App({ session, sendFlow }: Props) {
  const settings = useStore(session.settings);
  const paneOpen = useStore(session.paneOpen);
  const draft = useStore(session.draft);
  const [inboxOpen, setInboxOpen] = useState(false);
  const value = useMemo(() => ({ session, sendFlow }), [session, sendFlow]);

  useEffect(() => {
    document.documentElement.lang = settings.language;
    document.documentElement.dataset['theme'] = settings.theme;
    document.title = session.translate('s.title');
  }, [session, settings.language, settings.theme]);
  useEffect(
    () =>
      sendFlow.state.subscribe(() => {
        if (sendFlow.state.get().step === 'sent') setInboxOpen(true);
      }),
    [sendFlow],
  );
  useEffect(() => {
    const takeFocus = (event: KeyboardEvent) => {
      if (event.key !== 'F6') return;
      event.preventDefault();
      session.pages.focusPane(event.shiftKey);
    };
    window.addEventListener('keydown', takeFocus);
    return () => window.removeEventListener('keydown', takeFocus);
  }, [session]);

  return (
    <WindowContext.Provider value={value}>
      <div className="sim" data-pane={paneOpen ? 'open' : 'closed'}>
        <TopBar />
        <main className="mid" aria-label={session.translate('s.region.mail')}>
          <DraftList />
          <ComposeArea key={draft.key} onShowInbox={() => setInboxOpen(true)} />
          <AddinPages />
        </main>
        <EventDrawer onShowInbox={() => setInboxOpen((open) => !open)} />
        {inboxOpen && <InboxDrawer onClose={() => setInboxOpen(false)} />}
        <SendDialogs />
      </div>
    </WindowContext.Provider>
  );
}
