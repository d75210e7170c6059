/** So many characters of what people say of themselves are kept. */
export const LONGEST = { name: 100, mail: 254, phone: 100, hide: 300 } as const;

/** A flag of a part of a country, spelt in tags: of England, Scotland or Wales. */
const FLAG = /\u{1f3f4}[\u{e0030}-\u{e0039}\u{e0061}-\u{e007a}]{3,6}\u{e007f}/u;
/** Joins letters of some scripts and the parts of a picture; alone, and among anything else, nobody sees it. */
const JOINED =
  /[\p{L}\p{M}\p{Extended_Pictographic}\p{Emoji_Modifier}][\u200c\u200d](?=[\p{L}\p{M}\p{Extended_Pictographic}])/u;
/** Marks that show nothing or turn what is around them, and letters that look like no letter. */
const UNSEEN = /[\p{Cf}\u115f\u1160\u3164\uffa0\u2800]/u;
const UNSEEN_BUT_JOINERS = new RegExp(`(${FLAG.source}|${JOINED.source})|${UNSEEN.source}`, 'gu');

/** Runs without the forms of kanji that composing would put the usual form in the place of: 神 and 隆 as people have them. */
const BUT_FORMS_OF_KANJI = /[^\uf900-\ufaff\u{2f800}-\u{2fa1f}]+/gu;

/** Letters and their marks as one character where there is one (NFC), each kanji in the form it was given. */
function composed(text: string): string {
  return text.replace(BUT_FORMS_OF_KANJI, (run) => run.normalize('NFC'));
}

function clean(text: string): string {
  return composed(text.replace(UNSEEN_BUT_JOINERS, '$1')).replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ');
}

/** One line as it is kept: composed characters, nothing unseen, no controls or line breaks, no space around it. */
export function cleanLine(text: string): string {
  return clean(text).trim();
}

/** A text of several lines as it is kept: the same of each line but for its indent, parted by `\n`, none empty around it. */
export function cleanText(text: string): string {
  return text
    .split(/\r\n|[\r\n\p{Zl}\p{Zp}]/u)
    .map((line) => clean(line).trimEnd())
    .join('\n')
    .trim();
}

/** What a name is made of: marks alone show nothing, only what they are set on does. */
const SEEN = /[\p{L}\p{N}\p{S}\p{P}]/u;

/** Whether a line shows anything. */
export function isSeen(line: string): boolean {
  return SEEN.test(line);
}
