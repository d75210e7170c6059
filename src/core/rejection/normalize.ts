/** Text brought to one spelling, with the way back to where each character stood. */
export interface Normalized {
  readonly text: string;
  /** For each character, its offset in the original; one more entry for the end. */
  readonly offsets: readonly number[];
}

/**
 * Brings a text to the one spelling the rules are written in: half-width Latin, one apostrophe, lower case; blanks and
 * single line breaks collapse (Japanese: vanish), since mail programs lose or add them (office-js#2151). A blank line
 * stays as one line feed.
 */
export function normalize(text: string, language: 'ja' | 'en'): Normalized {
  const characters: string[] = [];
  const offsets: number[] = [];
  const push = (character: string, offset: number) => {
    characters.push(character);
    offsets.push(offset);
  };
  let feeds = 0;
  let blank = false;
  for (let i = 0; i < text.length; i += 1) {
    const character = fold(text.charAt(i));
    if (character === '\n') feeds += 1;
    else if (character === ' ') blank = true;
    else if (character !== '') {
      if (feeds > 1) push('\n', i);
      else if ((feeds === 1 || blank) && language === 'en') push(' ', i);
      feeds = 0;
      blank = false;
      push(character, i);
    }
  }
  offsets.push(text.length);
  return { text: characters.join(''), offsets };
}

/** One character in the rules' spelling; a blank as ' ', an invisible one as ''. */
function fold(character: string): string {
  const code = character.charCodeAt(0);
  if (code === 0x0a) return '\n';
  if (
    code === 0x0d ||
    code === 0xad ||
    code === 0x200b ||
    code === 0x200c ||
    code === 0x200d ||
    code === 0xfeff
  )
    return '';
  if (code <= 0x20 || code === 0xa0 || code === 0x3000 || (code >= 0x2000 && code <= 0x200a)) return ' ';
  if (code === 0x2018 || code === 0x2019 || code === 0x02bc) return "'";
  if (code === 0xff64) return '、';
  if (code === 0xff61 || code === 0xff0e) return '。';
  if (code === 0xff0c) return '、';
  const half = code >= 0xff01 && code <= 0xff5e ? String.fromCharCode(code - 0xfee0) : character;
  return half.toLowerCase();
}
