import { TextsSource } from '../../../src/addin/strings/texts-source.ts';
import type { UiLanguage } from '../../../src/addin/strings/translator.ts';

describe('The texts of the pane’s language', () => {
  let language: UiLanguage;
  let texts: TextsSource;

  beforeEach(async () => {
    language = 'ja';
    texts = new TextsSource(() => language);
    await texts.load();
  });

  it('are those of the first screen, until something that comes on demand needs the others', async () => {
    const before = texts.view();
    expect(before.t('nav.slots')).toBe('紹介枠');
    expect(before.isKey('set.lang')).toBe(false);
    expect(before.isWhole()).toBe(false);
    await before.makeWhole();
    expect(texts.view()).toBe(before);
    expect(before.t('set.lang')).toBe('表示言語');
  });

  it('are exchanged in one go, with as much as was there', async () => {
    await texts.view().makeWhole();
    const seen: string[] = [];
    texts.subscribe(() => seen.push(texts.view().t('set.lang')));
    language = 'en';
    expect(await texts.load()).toBe(true);
    expect(seen).toEqual(['Language']);
  });

  it('are those chosen last, whichever come first', async () => {
    await texts.view().makeWhole();
    language = 'en';
    const there = texts.load();
    language = 'ja';
    await Promise.all([there, texts.load()]);
    expect(texts.view().language).toBe('ja');
  });

  it('stay a first screen’s where no more was needed', async () => {
    language = 'en';
    await texts.load();
    expect(texts.view().isWhole()).toBe(false);
    expect(texts.view().t('nav.slots')).toBe('Slots');
  });
});
