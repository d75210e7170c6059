import type { Evidence } from './verdict.ts';
import english from './phrases/en.json';
import japanese from './phrases/ja.json';

/** What the phrase files say of a sign beside its phrases. */
interface SignMarks {
  /** A decision that names hiring by itself, whatever else its sentence says. */
  readonly clear?: boolean;
  /** A decision in a sentence with this sign is not declared to the reader. */
  readonly mutes?: boolean;
  /** The sign names another object of decisions than a candidacy. */
  readonly rival?: boolean;
  /** The sign names work itself, which a scholarship or a manuscript does not share. */
  readonly job?: boolean;
}

/** One sign of the phrase files, ready to be searched for. */
export interface Sign extends SignMarks {
  readonly name: string;
  readonly kind: Evidence['kind'];
  readonly pattern: RegExp;
}

interface SignSource extends SignMarks {
  /** One of the kinds of evidence; a test sees to it, so that the check need not travel with the pane. */
  readonly kind: string;
  readonly phrases: readonly string[];
}

interface BookSource {
  readonly gap: number;
  readonly groups: Readonly<Record<string, string>>;
  readonly signs: Readonly<Record<string, SignSource>>;
}

/** "Loan officer" and 広報担当 are jobs: the word before them names no other object of the decision. */
const NOT_IN_A_JOB_TITLE = {
  en: '(?! (?:officer|manager|analyst|specialist|coordinator|editor|assistant|director|engineer|advis|associate|consultant|processor|clerk|team|department|role|position|job|executive|representative|lead|designer|developer|administrator|intern|recruit|account|operations|vacancy|post|planner|buyer))',
  ja: '(?!担当|職|部門|スタッフ|マネージャ|アシスタント|エンジニア|コンサル|ディレクター|事務|営業|経験|補助|業務|デザイナー|開発)',
};

const books: { ja?: readonly Sign[]; en?: readonly Sign[] } = {};

/** The signs of a language, compiled when first asked for so that loading the file costs nothing. */
export function phraseBook(language: 'ja' | 'en'): readonly Sign[] {
  const known = books[language];
  if (known) return known;
  const book = compileBook(language === 'ja' ? japanese : english, language);
  books[language] = book;
  return book;
}

function compileBook(source: BookSource, language: 'ja' | 'en'): Sign[] {
  return Object.keys(source.signs).map((name) => {
    const sign = source.signs[name] as SignSource;
    const parts = sign.phrases.map((phrase) => compilePhrase(phrase, source, language)).join('|');
    const ending = sign.rival ? NOT_IN_A_JOB_TITLE[language] : '';
    return {
      ...sign,
      name,
      kind: sign.kind as Evidence['kind'],
      pattern: new RegExp(`(?:${parts})${ending}`, 'g'),
    };
  });
}

/** Turns the notation of the phrase files (phrases/README.md) into a regular expression. */
function compilePhrase(phrase: string, book: BookSource, language: 'ja' | 'en'): string {
  const filled = phrase.replace(/<([^<>?=!]+)>/g, (whole, name: string) => book.groups[name] ?? whole);
  const counted = filled.replace(/\((?!\?)/g, '(?:');
  if (language === 'ja') return counted.replace(/…/g, `[^\\n]{0,${book.gap}}?`);
  const spaced = counted
    .replace(/ … ?/g, `[ ,](?:[^\\n]{0,${book.gap}}?[ ,])?`)
    .replace(/…/g, `(?:[^\\n]{0,${book.gap}}?[ ,])?`)
    .replace(/_/g, '(?:[^ \\n]+ ){0,4}?')
    .replace(/~/g, '[a-z]*');
  return `\\b(?:${spaced})(?:\\b|(?![a-z]))`;
}
