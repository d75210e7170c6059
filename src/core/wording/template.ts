import { LINK_MARK, NAME_MARK } from './marks.ts';
import { withoutName } from './without-name.ts';
import { sentenceKey, WORDING, type Hires, type Tone, type WordingLanguage } from './index.ts';

export { LINK_MARK, NAME_MARK };

export type WordingStage = 'document' | 'first' | 'final';

/** The key under which an own or a company's text for one kind of mail is kept, e.g. `ja.first.formal`. */
export function wordingKind(language: WordingLanguage, stage: WordingStage, tone: Tone): string {
  return `${language}.${stage}.${tone}`;
}

/** The standard text of one kind of mail, in the shape own texts have. */
export function standardText(
  language: WordingLanguage,
  stage: WordingStage,
  tone: Tone,
  hires?: Hires,
): string {
  return `${WORDING[language][sentenceKey(stage, tone, hires)].replace('{family}', NAME_MARK)}\n${LINK_MARK}`;
}

/** An own text as it goes into a mail: what stands before and after the link. */
export interface WrittenText {
  readonly before: string;
  readonly after: string;
}

/**
 * Puts the name in. Without one, the mark goes with the words that belong to it alone; null where the text does not read
 * well without a name, so that the standard text has to stand in.
 */
export function writeText(text: string, family: string | null): WrittenText | null {
  const named =
    family !== null || text.indexOf(NAME_MARK) === -1
      ? text.split(NAME_MARK).join(family ?? '')
      : withoutName(text);
  if (named === null) return null;
  const [before = '', ...rest] = named.split(LINK_MARK);
  const written = { before: before.trim(), after: rest.join('').trim() };
  return family === null && written.before === '' && written.after === '' ? null : written;
}
