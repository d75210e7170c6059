/** A text in the one spelling that words are compared in, with the way back to where each character stood. */
export interface FoldedText {
  readonly text: string;
  /** For each character of `text`, where its source begins. */
  readonly starts: readonly number[];
  /** For each character of `text`, where its source ends. */
  readonly ends: readonly number[];
}

/** Spaces and invisible characters that would tear a word apart without changing how it reads. */
const INVISIBLE = /[\u00ad\u200b-\u200d\u2060\ufeff]/;
/** Half-width voicing marks belong to the character before them. */
const VOICING = /\uff9e|\uff9f|\u3099|\u309a/;

/**
 * Folds width, case and kana, so that `ギフト券`, `ｷﾞﾌﾄ券` and `ぎふと券` are one word. With `joined`, spaces go as well,
 * because Japanese has none inside a word.
 */
export function fold(source: string, joined: boolean): FoldedText {
  let text = '';
  const starts: number[] = [];
  const ends: number[] = [];
  let position = 0;
  while (position < source.length) {
    const start = position;
    const unit = String.fromCodePoint(source.codePointAt(position) ?? 0);
    position += unit.length;
    let whole = unit;
    while (position < source.length && VOICING.test(source.charAt(position))) {
      whole += source.charAt(position);
      position += 1;
    }
    if (INVISIBLE.test(unit)) continue;
    for (const character of toKatakana(whole.normalize('NFKC').toLowerCase())) {
      if (joined && /\s/.test(character)) continue;
      text += character;
      // A pair of surrogates is one character but two places in a string.
      for (let i = 0; i < character.length; i += 1) {
        starts.push(start);
        ends.push(position);
      }
    }
  }
  return { text, starts, ends };
}

function toKatakana(text: string): string {
  return text.replace(/[\u3041-\u3096]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) + 0x60));
}
