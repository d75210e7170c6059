import { detectRejection } from '../../core/rejection/index.ts';
import { ApiClient } from '../api/api-client.ts';
import { Connection } from '../api/connection.ts';
import { CountQueue } from '../api/count-queue.ts';
import type { MailHost } from '../host/mail-host.ts';
import { uiLanguage, type UiLanguage } from '../strings/index.ts';
import { ComposeAssistant } from './compose-assistant.ts';
import { LinkKeeper } from './link-keeper.ts';
import { reportSent } from './sent-links.ts';
import { SettingsStore } from './settings.ts';

/** Everything that stands behind the pane or the one-click command, for one compose item. */
export interface AssistantParts {
  readonly api: ApiClient;
  readonly connection: Connection;
  readonly counts: CountQueue;
  readonly settings: SettingsStore;
  readonly assistant: ComposeAssistant;
  readonly language: () => UiLanguage;
  /** Reads what the mailbox keeps. No network. */
  readonly load: () => Promise<void>;
}

/** Puts the parts together. Nothing runs before `load` and `assistant.start`. */
export function createAssistant(host: MailHost): AssistantParts {
  let token: () => string | null = () => null;
  const api = new ApiClient({
    origin: '',
    fetch: (...request) => globalThis.fetch(...request),
    token: () => token(),
    now: () => new Date(),
  });
  const connection = new Connection((read) => {
    token = read;
    return api;
  }, host.mailboxStore);
  const newId = () => crypto.randomUUID();
  const counts = new CountQueue({
    api,
    store: host.mailboxStore,
    newId,
    isConnected: connection.isConnected,
  });
  const settings = new SettingsStore(host.mailboxStore);
  const links = new LinkKeeper({
    host,
    counts,
    randomBytes: (n) => crypto.getRandomValues(new Uint8Array(n)),
    now: () => new Date(),
  });
  const language = () => {
    const { language: chosen } = settings.view();
    return chosen === 'auto' ? uiLanguage(host.language) : chosen;
  };
  const assistant = new ComposeAssistant({
    host,
    connection,
    settings,
    links,
    detect: detectRejection,
    uiLanguage: language,
    clock: () => performance.now(),
  });
  return {
    api,
    connection,
    counts,
    settings,
    assistant,
    language,
    load: async () => {
      await Promise.all([settings.load(), connection.load(), links.load(), counts.load()]);
      await reportSent(host.mailboxStore, counts);
    },
  };
}
