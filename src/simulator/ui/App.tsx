import { useEffect, useMemo, useState } from 'react';
import type { ComposeSession } from '../host/compose-session.ts';
import type { Manifest } from '../host/manifest.ts';
import type { SendFlow } from '../host/send-flow.ts';
import type { Language } from '../model/settings.ts';
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
  readonly manifestIn: (language: Language) => Manifest;
}

export function App({ session, sendFlow, manifestIn }: Props) {
  const settings = useStore(session.settings);
  const sendState = useStore(sendFlow.state);
  const paneOpen = useStore(session.paneOpen);
  const draft = useStore(session.draft);
  const [inboxOpen, setInboxOpen] = useState(false);
  const value = useMemo(() => ({ session, sendFlow }), [session, sendFlow]);
  const manifest = useMemo(() => manifestIn(settings.language), [manifestIn, settings.language]);

  useEffect(() => {
    session.manifest = manifest;
  }, [session, manifest]);
  useEffect(() => {
    document.documentElement.lang = settings.language;
    document.documentElement.dataset['theme'] = settings.theme;
    document.title = session.translate('s.title');
  }, [session, settings.language, settings.theme]);
  useEffect(() => {
    if (sendState.step === 'sent') setInboxOpen(true);
  }, [sendState]);
  useEffect(() => {
    const takeFocus = (event: KeyboardEvent) => {
      if (event.key !== 'F6') return;
      event.preventDefault();
      session.focusPane(event.shiftKey);
    };
    window.addEventListener('keydown', takeFocus);
    return () => window.removeEventListener('keydown', takeFocus);
  }, [session]);

  return (
    <WindowContext.Provider value={value}>
      <div className="sim" data-pane={paneOpen ? 'open' : 'closed'}>
        <TopBar />
        <main className="mid">
          <DraftList />
          <ComposeArea key={draft.key} manifest={manifest} onShowInbox={() => setInboxOpen(true)} />
          <AddinPages manifest={manifest} />
        </main>
        <EventDrawer onShowInbox={() => setInboxOpen((open) => !open)} />
        {inboxOpen && <InboxDrawer onClose={() => setInboxOpen(false)} />}
        <SendDialogs manifest={manifest} />
      </div>
    </WindowContext.Provider>
  );
}
