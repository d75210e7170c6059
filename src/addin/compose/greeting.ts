/** A greeting stands at the beginning; further down 様 speaks of somebody else. */
export const GREETING_LINES = 6;
/** Greetings that name no person, with what follows the name: 皆川様 is somebody. */
const NOBODY =
  /(?:各位|(?:皆|みな|皆々)(?:様|さま|さん)|お疲れ|おつかれ|ご苦労|ご担当|担当者|採用|人事|御中|お客|応募者|候補者|関係者|株式会社|有限会社|部長|\b(?:all|teams?|candidates?|applicants?|sirs?|madam|everyone|hiring|recruit\w*)\b)/i;
const JAPANESE =
  /^[\s\u3000]*([^\s\u3000、,。：:]{1,12}(?:[\s\u3000][^\s\u3000、,。：:]{1,12})?)[\s\u3000]*(?:様|さま|さん|殿)(?:[\s\u3000、,。]|へ|$)/;
const ENGLISH =
  /^\s*(?:dear|hi|hello)\s+((?:(?:mr|mrs|ms|mx|dr|prof)\.?\s+)?[\p{L}'’-]+(?:\s+[\p{L}'’-]+){0,2})\s*[,:!]?\s*$/iu;

/** Whom the author's own words greet by name in their first lines; null when nobody in particular. */
export function greetingIn(text: string): string | null {
  const lines = text.split('\n', 40).filter((line) => line.trim() !== '');
  for (const line of lines.slice(0, GREETING_LINES)) {
    const [greeting, name] = JAPANESE.exec(line) ?? ENGLISH.exec(line) ?? [];
    if (greeting !== undefined && name !== undefined && !NOBODY.test(greeting)) return name.trim();
  }
  return null;
}
