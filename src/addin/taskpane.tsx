import { StrictMode, useEffect, useState, useSyncExternalStore } from 'react';
import { createRoot } from 'react-dom/client';
import { deliverWhenConnected } from './api/count-queue.ts';
import { createAssistant, loadDraftWork, type AssistantParts } from './compose/create-assistant.ts';
import { ProgressSource } from './compose/progress-source.ts';
import { SKELETON_DELAY_MS } from './compose/stabilise.ts';
import { connectHost } from './host/connect-host.ts';
import type { MailHost } from './host/mail-host.ts';
import { App } from './pane/App.tsx';
import { RareCard } from './pane/home/Home.tsx';
import { Breakdown } from './pane/progress/ProgressStrip.tsx';
import type { EmployerNames, OnboardingSource, OnceOnboarding, RelaySources } from './pane/pane-ports.ts';
import type { PaneTheme } from './pane/theme/pane-tokens.ts';
import { followDecisions } from './relay/decisions.ts';
import { loadTranslator } from './strings/load.ts';
import { TextsSource } from './strings/texts-source.ts';
import { uiLanguage } from './strings/translator.ts';

async function start(): Promise<void> {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root.');
  const host = await connectHost();
  if (!host) {
    tellPage('noAnswer');
    return;
  }
  const parts = createAssistant(host);
  host.mailboxStore.onChanged(parts.reread);
  await parts.load();
  const texts = new TextsSource(parts.language);
  if (!(await texts.load())) {
    tellPage('noAnswer');
    return;
  }
  parts.settings.subscribe(() => void texts.load());
  const sources = sourcesOf(host, parts, texts);
  parts.assistant.pane.claim();
  const firstRead = parts.assistant.start();
  // What the mailbox keeps is enough for a first screen; without it the first screen waits for the service.
  const isKnown = parts.connection.view().me !== null;
  if (!isKnown) askService(parts);
  window.addEventListener('online', () => {
    parts.connection.setOnline(true);
    void parts.counts.deliver();
  });
  window.addEventListener('offline', () => parts.connection.setOnline(false));
  window.addEventListener('pagehide', () => parts.assistant.pane.release());
  window.addEventListener('focus', () => void parts.assistant.refresh());
  const keepFresh = () => parts.connection.setVisible(document.visibilityState === 'visible');
  document.addEventListener('visibilitychange', keepFresh);
  keepFresh();

  // The page's own skeleton stays until there is a state to show, or for as long as one may do without a card.
  await Promise.race([firstRead, new Promise((resolve) => setTimeout(resolve, SKELETON_DELAY_MS))]);
  createRoot(root).render(
    <StrictMode>
      <Pane host={host} texts={texts} sources={sources} />
    </StrictMode>,
  );
  requestAnimationFrame(() =>
    setTimeout(() => {
      if (isKnown) askService(parts);
      // Needed in the very moment when it may no longer be had: offline, or after a new release.
      void RareCard.preload();
      void Breakdown.preload();
      texts.preload();
    }, 0),
  );
}

function askService(parts: AssistantParts): void {
  void parts.connection.refresh().then(() => parts.connection.connectSilently());
  followDecisions(parts);
  deliverWhenConnected(parts);
}

function sourcesOf(
  host: MailHost,
  { api, connection, counts, settings, wording, assistant, sendCheck, diagnostics }: AssistantParts,
  { view: texts }: TextsSource,
) {
  const newId = () => crypto.randomUUID();
  let relay: Promise<RelaySources> | null = null;
  let onboarding: OnboardingSource | null = null;
  return {
    assistant,
    progress: new ProgressSource(connection, counts, assistant),
    onboarding: ((make) =>
      (onboarding ??= make({ api, connection, host, newId, texts }))) satisfies OnceOnboarding,
    settings,
    wording,
    sendCheck: { view: sendCheck.view, subscribe: sendCheck.subscribe, look: () => sendCheck.look() },
    diagnostics,
    mailbox: host.mailbox.address,
    employer: { view: namesOf(connection), subscribe: connection.subscribe },
    relay: () =>
      (relay ??= import('./relay/create-relay.ts').then(
        ({ createRelay }) => createRelay({ api, connection, host, newId, texts }),
        (error: unknown) => {
          relay = null;
          throw error;
        },
      )),
    now: () => new Date(),
    connection: {
      view: () => connection.view().by,
      subscribe: connection.subscribe,
      disconnect: () => void connection.disconnect(),
    },
    lastRequest: { view: api.lastRequest, subscribe: api.subscribe },
  };
}

/** The same object until the company changes, as React asks of a source. */
function namesOf(connection: AssistantParts['connection']): () => EmployerNames | null {
  let of: ReturnType<typeof connection.view>['me'] = null;
  let names: EmployerNames | null = null;
  return () => {
    const { me } = connection.view();
    if (me === of) return names;
    of = me;
    names = me && {
      name: { ja: me.employer.shortName, en: me.employer.shortNameEn },
      operator: { ja: me.operatorName, en: me.operatorNameEn },
    };
    return names;
  };
}

function Pane({
  host,
  texts,
  sources,
}: {
  readonly host: MailHost;
  readonly texts: TextsSource;
  readonly sources: ReturnType<typeof sourcesOf>;
}) {
  const translator = useSyncExternalStore(texts.subscribe, texts.view);
  return <App {...sources} texts={translator} theme={useTheme(host)} />;
}

/** The page's first script says what does not come (waiting.ts). */
function tellPage(what: 'started' | 'noAnswer'): void {
  dispatchEvent(new Event(what));
}

/** Forced colours win, then Outlook's own theme, then the system's. */
function useTheme(host: MailHost): PaneTheme {
  const [theme, setTheme] = useState(() => currentTheme(host));
  useEffect(() => {
    const update = () => setTheme(currentTheme(host));
    const queries = ['(forced-colors: active)', '(prefers-color-scheme: dark)'].map((query) =>
      matchMedia(query),
    );
    for (const query of queries) query.addEventListener('change', update);
    const stop = host.onThemeChanged(update);
    return () => {
      stop();
      for (const query of queries) query.removeEventListener('change', update);
    };
  }, [host]);
  return theme;
}

function currentTheme(host: MailHost): PaneTheme {
  if (matchMedia('(forced-colors: active)').matches) return 'highContrast';
  const isDark = host.theme()?.isDark ?? matchMedia('(prefers-color-scheme: dark)').matches;
  return isDark ? 'dark' : 'light';
}

tellPage('started');
// Fetched while Outlook is being connected: most likely these are the ones. What fails here is tried again when needed.
void loadTranslator(uiLanguage(navigator.language)).catch(() => null);
void loadDraftWork().catch(() => null);
// One frame for the skeleton of the page before any of this runs.
requestAnimationFrame(() => setTimeout(() => void start(), 0));
