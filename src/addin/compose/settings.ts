import type { HostStore } from '../host/mail-host.ts';
import { MAILBOX_KEYS } from '../host/store-keys.ts';
import { Observed } from '../observed.ts';

export type LanguageChoice = 'auto' | 'ja' | 'en';
export type Tone = 'formal' | 'warm' | 'brief';
export type PlacementChoice = 'signature' | 'cursor';

/** The recruiter's own choices, kept in the mailbox. */
export interface Settings {
  /** Of the pane; `auto` follows Outlook. */
  readonly language: LanguageChoice;
  /** Of the inserted block; `auto` follows the mail. */
  readonly blockLanguage: LanguageChoice;
  readonly tone: Tone;
  readonly placement: PlacementChoice;
  /** Tell before sending when a link is missing. */
  readonly remindMissing: boolean;
  /** Tell before sending when the link is someone else's. */
  readonly checkOwner: boolean;
  /** The reminder was offered once; never again. */
  readonly reminderOffered: boolean;
  /** Whether to stop the reminder was asked once; never again. */
  readonly stopOffered: boolean;
}

export const DEFAULT_SETTINGS: Settings = {
  language: 'auto',
  blockLanguage: 'auto',
  tone: 'formal',
  placement: 'signature',
  remindMissing: false,
  checkOwner: true,
  reminderOffered: false,
  stopOffered: false,
};

/** Takes what it understands from a stored value and the default for the rest. */
export function readSettings(value: unknown): Settings {
  const stored = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>;
  const pick = <T extends string>(key: string, choices: readonly T[], fallback: T): T => {
    const chosen = choices.filter((choice) => choice === stored[key]);
    return chosen[0] ?? fallback;
  };
  const flag = (key: string, fallback: boolean) =>
    typeof stored[key] === 'boolean' ? stored[key] : fallback;
  return {
    language: pick('language', ['auto', 'ja', 'en'], DEFAULT_SETTINGS.language),
    blockLanguage: pick('blockLanguage', ['auto', 'ja', 'en'], DEFAULT_SETTINGS.blockLanguage),
    tone: pick('tone', ['formal', 'warm', 'brief'], DEFAULT_SETTINGS.tone),
    placement: pick('placement', ['signature', 'cursor'], DEFAULT_SETTINGS.placement),
    remindMissing: flag('remindMissing', DEFAULT_SETTINGS.remindMissing),
    checkOwner: flag('checkOwner', DEFAULT_SETTINGS.checkOwner),
    reminderOffered: flag('reminderOffered', DEFAULT_SETTINGS.reminderOffered),
    stopOffered: flag('stopOffered', DEFAULT_SETTINGS.stopOffered),
  };
}

/** The settings of this session; a change is shown at once and saved behind it. */
export class SettingsStore {
  private readonly state = new Observed(DEFAULT_SETTINGS);
  private readonly store: HostStore;

  readonly view = this.state.view;
  readonly subscribe = this.state.subscribe;

  constructor(store: HostStore) {
    this.store = store;
  }

  /** Where the mailbox cannot be read, what is shown stays. */
  async load(): Promise<void> {
    const stored = await this.store.read();
    if (stored.ok) this.state.set(readSettings(stored.value[MAILBOX_KEYS.settings]));
  }

  /** False when the mailbox did not take it: then it holds for this session only. */
  async change(change: Partial<Settings>): Promise<boolean> {
    this.state.set({ ...this.view(), ...change });
    const saved = await this.store.write({ [MAILBOX_KEYS.settings]: { ...this.view() } });
    return saved.ok;
  }
}
