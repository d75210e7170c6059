import { Type, type Static } from 'typebox';
import { Language, Stage } from './ids.ts';

/**
 * What a company has decided for its recruiters (E01, E02): texts, the locked last sentence, locked choices.
 *
 * | Method, path       | Reply        |
 * | GET /v1/wording    | WordingReply |
 *
 * It is written where employers are administered, with the checks of `core/wording/lint`; a recruiter's own texts stay
 * in the recruiter's mailbox and are not sent anywhere.
 */
export const Tone = Type.Union([Type.Literal('formal'), Type.Literal('warm'), Type.Literal('brief')]);

/** A text for one kind of mail; `{{name}}` and `{{link}}` stand for the candidate's family name and the link. */
export const CompanyWording = Type.Object({
  language: Language,
  stage: Stage,
  tone: Tone,
  text: Type.String({ minLength: 1, maxLength: 1000 }),
});
export type CompanyWording = Static<typeof CompanyWording>;

const Sentence = Type.Union([Type.String({ minLength: 1, maxLength: 500 }), Type.Null()]);
const Decided = Type.Union([Type.Boolean(), Type.Null()]);

/** `GET /v1/wording`. A null leaves the choice to each recruiter, or the standard in place. */
export const WordingReply = Type.Object({
  /** Grows with every change. */
  version: Type.Integer({ minimum: 0 }),
  /** Where there is none for a kind of mail, the standard text holds. */
  texts: Type.Array(CompanyWording),
  /** The company's last sentence of the block in place of the standard one. */
  closing: Type.Object({ ja: Sentence, en: Sentence }),
  /** May a recruiter write own texts? */
  ownTexts: Type.Boolean(),
  managed: Type.Object({
    tone: Type.Union([Tone, Type.Null()]),
    placement: Type.Union([Type.Literal('signature'), Type.Literal('cursor'), Type.Null()]),
    checkOwner: Decided,
    remindMissing: Decided,
  }),
});
export type WordingReply = Static<typeof WordingReply>;
