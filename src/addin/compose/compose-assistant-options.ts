import type { Connection } from '../api/connection.ts';
import type { MailHost, StoredValue } from '../host/mail-host.ts';
import type { DraftWork } from './draft-reader.ts';
import type { Locks } from './insertion-turn.ts';
import type { LinkKeeper } from './link-keeper.ts';
import type { Wording } from '../relay/wording.ts';
import type { SettingsStore } from './settings.ts';

/** What the compose assistant works with. */
export interface ComposeAssistantOptions {
  readonly host: MailHost;
  readonly connection: Pick<Connection, 'view' | 'subscribe' | 'connectByCode' | 'connectByAccount'>;
  readonly settings: Pick<SettingsStore, 'view' | 'subscribe' | 'change'>;
  readonly wording: Pick<Wording, 'tone' | 'textsFor' | 'subscribe'>;
  readonly links: LinkKeeper;
  /** May still be on its way; a draft is read when it is there. Rejects when it cannot be fetched now. */
  readonly draftWork: () => Promise<DraftWork>;
  readonly uiLanguage: () => 'ja' | 'en';
  /** Takes over reports that another page of the add-in made. */
  readonly adoptCounts: (reports: StoredValue) => Promise<void>;
  /** How many reminders in a row were passed over. */
  readonly passedOver: () => number;
  readonly locks: Locks | undefined;
  /** Milliseconds. */
  readonly clock: () => number;
}
