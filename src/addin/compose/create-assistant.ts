import { AccountSignIn } from '../api/account-sign-in.ts';
import { ApiClient, type Proof } from '../api/api-client.ts';
import { Connection } from '../api/connection.ts';
import { CountQueue } from '../api/count-queue.ts';
import type { HostStore, MailHost } from '../host/mail-host.ts';
import type { MAILBOX_KEYS } from '../host/store-keys.ts';
import { Wording } from '../relay/wording.ts';
import { uiLanguage, type UiLanguage } from '../strings/translator.ts';
import { ComposeAssistant } from './compose-assistant.ts';
import type { DraftWork } from './draft-reader.ts';
import { diagnosticsText } from './diagnostics.ts';
import type { Locks } from './insertion-turn.ts';
import { LinkKeeper } from './link-keeper.ts';
import { readPassedOver } from './passed-over.ts';
import { reportSent } from './sent-links.ts';
import { SendCheckSource } from './send-check-status.ts';
import { SettingsStore } from './settings.ts';

/** Everything that stands behind the pane or the one-click command, for one compose item. */
export interface AssistantParts {
  readonly api: ApiClient;
  readonly connection: Connection;
  readonly counts: CountQueue;
  readonly settings: SettingsStore;
  readonly wording: Wording;
  readonly assistant: ComposeAssistant;
  readonly sendCheck: SendCheckSource;
  /** For support, without personal data. */
  readonly diagnostics: () => string;
  readonly language: () => UiLanguage;
  /** Reads what the mailbox keeps. No network. */
  readonly load: () => Promise<void>;
  /** Takes over what another page of the add-in has written to the mailbox. */
  readonly reread: (keys: readonly string[]) => void;
}

/** Puts the parts together. Nothing runs before `load` and `assistant.start`. */
export function createAssistant(host: MailHost, mailboxStore: HostStore = host.mailboxStore): AssistantParts {
  const now = () => new Date();
  let token: () => Promise<Proof> = () => Promise.resolve(null);
  const api = new ApiClient({
    origin: '',
    fetch: (...request) => globalThis.fetch(...request),
    token: () => token(),
    now,
  });
  const account = new AccountSignIn({
    // Whoever asks how to come in has no proof yet.
    api: new ApiClient({
      origin: '',
      fetch: (...request) => globalThis.fetch(...request),
      token: () => null,
      now,
    }),
    supported: () => host.capabilities.nestedSignIn,
    now: () => now().getTime(),
    open: async (entra) => (await import('../api/nested-app.ts')).openNestedApp(entra),
  });
  const connection = new Connection(
    (read) => {
      token = read;
      return api;
    },
    mailboxStore,
    account,
  );
  const newId = () => crypto.randomUUID();
  const counts = new CountQueue({
    api,
    store: mailboxStore,
    newId,
    isConnected: connection.isConnected,
  });
  const settings = new SettingsStore(mailboxStore);
  const wording = new Wording(api, mailboxStore, () => connection.view().me?.employer.hires);
  const links = new LinkKeeper({
    mailboxStore,
    counts,
    randomBytes: (n) => crypto.getRandomValues(new Uint8Array(n)),
    now: () => new Date(),
  });
  const language = () => {
    const { language: chosen } = settings.view();
    return chosen === 'auto' ? uiLanguage(host.language) : chosen;
  };
  let passedOver = 0;
  const assistant = new ComposeAssistant({
    host,
    connection,
    settings,
    wording,
    links,
    draftWork: loadDraftWork,
    uiLanguage: language,
    clock: () => performance.now(),
    adoptCounts: (reports) => counts.adopt(reports),
    passedOver: () => passedOver,
    locks: browserLocks(),
  });
  const sendCheck = new SendCheckSource(host);
  return {
    api,
    connection,
    counts,
    settings,
    wording,
    assistant,
    sendCheck,
    diagnostics: () =>
      diagnosticsText({
        bundle: runningScript(),
        now: new Date(),
        userAgent: navigator.userAgent,
        hostLanguage: host.language,
        capabilities: host.capabilities,
        state: assistant.view().state.kind,
        connection: connection.view(),
        connectedBy: connection.view().by,
        sendCheck: sendCheck.view(),
        settings: settings.view(),
        lastRequest: api.lastRequest(),
        unreported: counts.unreported,
      }),
    language,
    load: async () => {
      await Promise.all([settings.load(), wording.load(), connection.load(), links.load(), counts.load()]);
      passedOver = await readPassedOver(mailboxStore);
      await reportSent(mailboxStore, counts);
    },
    reread: (keys) => {
      const isOf = (...names: (keyof typeof MAILBOX_KEYS)[]) => names.some((name) => keys.includes(name));
      if (isOf('settings')) void settings.load();
      if (isOf('wording', 'companyWording')) void wording.load();
      if (isOf('links', 'insertions')) void links.load();
      if (isOf('counts')) void counts.reread();
      if (isOf('connection', 'me', 'progress')) void connection.reread(isOf('connection'));
    },
  };
}

/** A third of the pane's code: it comes while the first frame is painted. Asked again after a failure, it is fetched again. */
export function loadDraftWork(): Promise<DraftWork> {
  return import(/* webpackChunkName: "draft-work" */ './draft-work.ts');
}

/** The browser's own; pages opened outside a secure context have none. */
function browserLocks(): Locks | undefined {
  return (navigator as { locks?: LockManager }).locks;
}

/** The name the build gave the pane's script: it tells one release from the next. */
function runningScript(): string {
  const names = [...document.scripts].map(({ src }) => src.slice(src.lastIndexOf('/') + 1));
  return names.find((name) => /^(?:taskpane|commands)\./.test(name)) ?? '';
}
