import type { CompanyWordingContent } from '../../services/employer/wording.ts';
import { fieldOf } from '../form-body.ts';
import type { OperatorText } from './operator-text.ts';

type Key = Parameters<OperatorText>[0];

/** What a select of the page offers. */
export type Options = readonly (readonly [value: string, label: Key])[];

export const TONES: Options = [
  ['formal', 'o.wording.formal'],
  ['warm', 'o.wording.warm'],
  ['brief', 'o.wording.brief'],
];

const SWITCH: Options = [
  ['', 'o.wording.free'],
  ['true', 'o.wording.on'],
  ['false', 'o.wording.off'],
];

/** What a company decides for its recruiters beside its texts, each by a choice. */
export const CHOICES = {
  ownTexts: [
    ['true', 'o.wording.yes'],
    ['false', 'o.wording.no'],
  ],
  tone: [['', 'o.wording.free'], ...TONES],
  placement: [
    ['', 'o.wording.free'],
    ['signature', 'o.wording.signature'],
    ['cursor', 'o.wording.cursor'],
  ],
  checkOwner: SWITCH,
  remindMissing: SWITCH,
} as const satisfies Readonly<Record<string, Options>>;

export type ChoiceName = keyof typeof CHOICES;

export const CHOICE_NAMES = Object.keys(CHOICES) as readonly ChoiceName[];

/** The last sentences and the choices, as their form holds them. */
export type ChoicesForm = Readonly<Record<'closingJa' | 'closingEn' | ChoiceName, string>>;

export function choicesOf({ closing, ownTexts, managed }: CompanyWordingContent): ChoicesForm {
  const { tone, placement, checkOwner, remindMissing } = managed;
  return {
    closingJa: closing.ja ?? '',
    closingEn: closing.en ?? '',
    ownTexts: String(ownTexts),
    tone: tone ?? '',
    placement: placement ?? '',
    checkOwner: checkOwner === null ? '' : String(checkOwner),
    remindMissing: remindMissing === null ? '' : String(remindMissing),
  };
}

export function choicesIn(body: unknown): ChoicesForm {
  const text = (name: keyof ChoicesForm) => fieldOf(body, name);
  return {
    closingJa: text('closingJa'),
    closingEn: text('closingEn'),
    ownTexts: text('ownTexts'),
    tone: text('tone'),
    placement: text('placement'),
    checkOwner: text('checkOwner'),
    remindMissing: text('remindMissing'),
  };
}

/** What a field of the form holds, for somebody to read. */
export function choiceText(text: OperatorText, name: keyof ChoicesForm, value: string): string {
  if (name === 'closingJa' || name === 'closingEn') return value;
  const options: Options = CHOICES[name];
  const found = options.find(([one]) => one === value);
  return found ? text(found[1]) : value;
}
