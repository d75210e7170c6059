import { foldName } from '../../core/text/fold-name.ts';
import { plainHyphens } from './hyphens.ts';

/** Whether one of the texts holds the words, by whatever width, case, form of a kanji or kind of hyphen either was typed. */
export function holdsWords(texts: readonly string[], words: string): boolean {
  const wanted = folded(words);
  return texts.some((text) => folded(text).includes(wanted));
}

function folded(text: string): string {
  return plainHyphens(foldName(text));
}
