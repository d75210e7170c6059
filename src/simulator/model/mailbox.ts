/** Where a mailbox keeps its roaming settings between visits; the browser's `localStorage` is one. */
export interface SettingsStorage {
  getItem(key: string): string | null;
  setItem(key: string, value: string): void;
  removeItem(key: string): void;
}

const KEY = 'career-relay-simulator:roaming-settings';

/** What an add-in stored, as values. */
export type RoamingSettings = Readonly<Record<string, unknown>>;

/** The recruiter's mailbox: what an add-in may store for the user, kept over a reload of the window. */
export class Mailbox {
  private readonly storage: SettingsStorage;
  private readonly version: string;
  /** Each value is JSON text, as it travels. */
  private settings: Readonly<Record<string, string>>;

  /** `version` names the seed: settings kept under another version are dropped. */
  constructor(seed: RoamingSettings, version: string, storage: SettingsStorage) {
    this.version = version;
    this.storage = storage;
    this.settings = this.stored() ?? asJson(seed);
  }

  /** By key, each value as JSON text. */
  roamingSettings(): Readonly<Record<string, string>> {
    return this.settings;
  }

  /** In the place of everything that was kept. */
  saveRoamingSettings(settings: Readonly<Record<string, string>>): void {
    this.settings = settings;
    this.storage.setItem(KEY, JSON.stringify({ version: this.version, settings }));
  }

  /** Forgets what was stored. The seed is asked for again, because the connection in an earlier one may have ended. */
  reset(seed: RoamingSettings): void {
    this.storage.removeItem(KEY);
    this.settings = asJson(seed);
  }

  private stored(): Record<string, string> | null {
    try {
      const kept = JSON.parse(this.storage.getItem(KEY) ?? 'null') as {
        version?: string;
        settings?: Record<string, string>;
      } | null;
      return kept?.version === this.version && kept.settings ? kept.settings : null;
    } catch {
      return null;
    }
  }
}

function asJson(settings: RoamingSettings): Record<string, string> {
  return Object.fromEntries(Object.entries(settings).map(([key, value]) => [key, JSON.stringify(value)]));
}
