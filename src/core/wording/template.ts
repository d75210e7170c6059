import { sentenceKey, WORDING, type Hires, type Tone, type WordingLanguage } from './index.ts';

/** Where the candidate's family name goes in an own text; a name that is not known is left out with its 様. */
export const NAME_MARK = '{{name}}';
/** Where the link goes, on a line of its own. */
export const LINK_MARK = '{{link}}';

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

/** Puts the name in; without one, the mark goes together with the 様 (and の) that would have followed it. */
export function writeText(text: string, family: string | null): WrittenText {
  const named =
    family === null
      ? text.replace(/\{\{name\}\}(?:様(?=専用)|様の|様、|様)?[ \t]*/g, '')
      : text.split(NAME_MARK).join(family);
  const [before = '', ...rest] = named.split(LINK_MARK);
  return { before: before.trim(), after: rest.join('').trim() };
}
