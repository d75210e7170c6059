import { AccountSignIn } from '../api/account-sign-in.ts';
import { ApiClient, type Proof } from '../api/api-client.ts';
import { Connection } from '../api/connection.ts';
import { CountQueue } from '../api/count-queue.ts';
import type { HostStore, MailHost } from '../host/mail-host.ts';
import type { MAILBOX_KEYS } from '../host/store-keys.ts';
import { Wording } from '../relay/wording.ts';
import { uiLanguage, type UiLanguage } from '../strings/translator.ts';
import { LinkKeeper } from './link-keeper.ts';
import { SettingsStore } from './settings.ts';

/** What belongs to the mailbox, whatever draft is open: what it keeps, and the service it speaks with. */
export interface MailboxParts {
  readonly api: ApiClient;
  readonly connection: Connection;
  readonly counts: CountQueue;
  readonly settings: SettingsStore;
  readonly wording: Wording;
  readonly links: LinkKeeper;
  readonly language: () => UiLanguage;
  /** How many reminders in a row were passed over. */
  readonly passedOver: () => number;
  /** Reads what the mailbox keeps. No network. */
  readonly load: () => Promise<void>;
  /** Takes over what another page of the add-in has written to the mailbox. */
  readonly reread: (keys: readonly string[]) => void;
}

/** Puts the mailbox's parts together. Nothing runs before `load`. */
export function openMailbox(
  host: Pick<MailHost, 'capabilities' | 'language'>,
  store: HostStore,
): MailboxParts {
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
    store,
    account,
  );
  const counts = new CountQueue({
    api,
    store,
    newId: () => crypto.randomUUID(),
    isConnected: connection.isConnected,
    employer: () => connection.view().me?.employer.code,
  });
  const settings = new SettingsStore(store);
  const wording = new Wording(api, store, () => connection.view().me?.employer);
  // First of all who listen: nobody makes a text of what is another company's.
  connection.subscribe(wording.keepToEmployer);
  const links = new LinkKeeper({
    mailboxStore: store,
    counts,
    randomBytes: (n) => crypto.getRandomValues(new Uint8Array(n)),
    now,
  });
  return {
    api,
    connection,
    counts,
    settings,
    wording,
    links,
    language: () => {
      const { language: chosen } = settings.view();
      return chosen === 'auto' ? uiLanguage(host.language) : chosen;
    },
    passedOver: links.passedOver,
    load: async () => {
      await Promise.all([settings.load(), wording.load(), connection.load(), links.load(), counts.load()]);
    },
    reread: (keys) => {
      const isOf = (...names: (keyof typeof MAILBOX_KEYS)[]) => names.some((name) => keys.includes(name));
      if (isOf('settings')) void settings.load();
      if (isOf('wording', 'companyWording')) void wording.load();
      if (isOf('links', 'insertions', 'passedOver')) void links.load();
      if (isOf('counts')) void counts.reread();
      if (isOf('sent')) void counts.deliver();
      if (isOf('connection', 'me', 'progress')) void connection.reread(isOf('connection'));
    },
  };
}
