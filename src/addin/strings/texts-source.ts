import { loadTranslator } from './load.ts';
import type { Translator, UiLanguage } from './translator.ts';

/** The texts of the pane's language, exchanged when the recruiter chooses another one. */
export class TextsSource {
  private current: Translator | null = null;
  private readonly language: () => UiLanguage;
  private readonly listeners = new Set<() => void>();

  constructor(language: () => UiLanguage) {
    this.language = language;
  }

  /** Must not be asked before the first `load` has resolved. */
  view = (): Translator => {
    if (!this.current) throw new Error('The texts were asked for before they were loaded.');
    return this.current;
  };

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The texts of what comes on demand too; whoever needs one that could not be had fetches it then. */
  preload = (): void =>
    void this.view()
      .makeWhole()
      .catch(() => undefined);

  /** Fetches the texts of the language now chosen; false when they cannot be had, and the old ones stay. */
  load = async (): Promise<boolean> => {
    const language = this.language();
    if (this.current?.language === language) return true;
    const loaded = await this.fetch(language).catch(() => null);
    // Another one was chosen meanwhile, perhaps the one before.
    if (language !== this.language()) return this.load();
    if (!loaded) return false;
    this.current = loaded;
    for (const listener of this.listeners) listener();
    return true;
  };

  /** As much of them as is there of the language before: what is on screen needs it. */
  private async fetch(language: UiLanguage): Promise<Translator> {
    const loaded = await loadTranslator(language);
    if (this.current?.isWhole()) await loaded.makeWhole();
    return loaded;
  }
}
