import { Observed } from '../observed.ts';
import { loadTranslator } from './load.ts';
import type { Translator, UiLanguage } from './translator.ts';

/** The texts of the pane's language, exchanged when the recruiter chooses another one. */
export class TextsSource {
  private readonly loaded = new Observed<Translator | null>(null);
  readonly subscribe = this.loaded.subscribe;
  private readonly language: () => UiLanguage;

  constructor(language: () => UiLanguage) {
    this.language = language;
  }

  /** Must not be asked before the first `load` has resolved. */
  view = (): Translator => {
    const texts = this.loaded.view();
    if (!texts) throw new Error('The texts were asked for before they were loaded.');
    return texts;
  };

  /** The texts of what comes on demand too; whoever needs one that could not be had fetches it then. */
  preload = (): void =>
    void this.view()
      .makeWhole()
      .catch(() => undefined);

  /** Fetches the texts of the language now chosen; false when they cannot be had, and the old ones stay. */
  load = async (): Promise<boolean> => {
    const language = this.language();
    if (this.loaded.view()?.language === language) return true;
    const loaded = await this.fetch(language).catch(() => null);
    // Another one was chosen meanwhile, perhaps the one before.
    if (language !== this.language()) return this.load();
    if (!loaded) return false;
    this.loaded.set(loaded);
    return true;
  };

  /** As much of them as is there of the language before: what is on screen needs it. */
  private async fetch(language: UiLanguage): Promise<Translator> {
    const loaded = await loadTranslator(language);
    if (this.loaded.view()?.isWhole()) await loaded.makeWhole();
    return loaded;
  }
}
