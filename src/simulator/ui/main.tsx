import { createRoot } from 'react-dom/client';
import { ComposeSession } from '../host/compose-session.ts';
import type { FocusTarget } from '../host/focus-target.ts';
import { readManifest, type Manifest } from '../host/manifest.ts';
import { SendFlow, type OutgoingMail } from '../host/send-flow.ts';
import { CLIENTS } from '../model/client-profiles.ts';
import { Mailbox } from '../model/mailbox.ts';
import { LANGUAGES, LOCALES, initialSettings, type Language } from '../model/settings.ts';
import { Store } from '../model/store.ts';
import { firstSample, sampleById } from '../samples/index.ts';
import { App } from './App.tsx';
import { readConfig } from './server-config.ts';
import './styles/index.css';

/** `?language=en&sample=<id>&client=<id>` choose what is shown first; tests use them. */
const query = new URLSearchParams(location.search);

function firstLanguage(): Language {
  const asked = query.get('language');
  return (
    LANGUAGES.find((language) => language === asked) ?? (navigator.language.startsWith('ja') ? 'ja' : 'en')
  );
}

async function deliver(mail: OutgoingMail): Promise<void> {
  const response = await fetch('/simulator/send', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(mail),
  });
  if (!response.ok) throw new Error(`The inbox answered ${response.status}.`);
}

/** Elements the focus goes to when it leaves the pane; the parts of the page carry these ids. */
const FOCUS_IDS: Readonly<Record<FocusTarget, string>> = {
  'before-pane': 'pane-close',
  'after-pane': 'events-toggle',
  editor: 'message-body',
};

/** Here the pane covers the message, so the message comes first. */
const NARROW = '(width < 760px)';

async function start(): Promise<void> {
  const [config, manifestText] = await Promise.all([
    readConfig(),
    fetch('/manifest.xml').then((response) => response.text()),
  ]);
  const manifestDocument = new DOMParser().parseFromString(manifestText, 'application/xml');
  const manifestIn = (language: Language): Manifest => readManifest(manifestDocument, LOCALES[language]);

  const client = CLIENTS.find((id) => id === query.get('client')) ?? 'web';
  const settings = new Store(initialSettings(firstLanguage(), { client }));
  const manifest = new Store(manifestIn(settings.get().language));
  settings.subscribe(() => manifest.set(manifestIn(settings.get().language)));
  const session = new ComposeSession({
    settings,
    manifest,
    mailbox: new Mailbox(config.roamingSettings, config.version, localStorage),
    onFocus: (target) => document.getElementById(FOCUS_IDS[target])?.focus(),
    onOpenWindow: (url) => window.open(url, '_blank', 'noopener'),
  });
  if (window.matchMedia(NARROW).matches) session.closePane();
  session.openSample(sampleById(query.get('sample') ?? '') ?? firstSample(settings.get().language));

  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no #root.');
  createRoot(root).render(<App session={session} sendFlow={new SendFlow(session, deliver)} />);
}

void start();
