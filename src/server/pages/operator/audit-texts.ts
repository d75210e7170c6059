import type { AuditAction, AuditField, AuditValues } from '../../services/operator/audit.ts';
import type { AuditEntry } from '../../stores/audit.ts';
import { AREAS, JOBS, labelOf, type Choice } from '../../text/choices.ts';
import type { OperatorText } from './operator-text.ts';
import type { OperatorStrings } from './strings/index.ts';

/** A field of an entry with what it was and what it is, or the one value it kept. */
export interface AuditChange {
  readonly field: string;
  readonly values: readonly string[];
}

/** Agencies' names in the reader's language by their ids. */
export type AgencyNames = ReadonlyMap<string, string>;

/** Actions of other versions of this program are shown by their name; so are fields. One of this version needs a text to compile. */
export function actionText(text: OperatorText, action: string): string {
  const key: keyof OperatorStrings = `o.act.${action as AuditAction}`;
  return named(text, key) ?? action;
}

/** What an entry says of before and after, in the reader's words; what stayed is left out beside what changed. */
export function auditChanges(
  text: OperatorText,
  entry: Pick<AuditEntry, 'before' | 'after'>,
  agencies: AgencyNames,
): AuditChange[] {
  const [before, after] = [valuesOf(entry.before), valuesOf(entry.after)];
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])] as AuditField[];
  const shown = fields.map((field) => {
    const values = [before[field], after[field]].filter((value) => value !== undefined);
    return { field, values: [...new Set(values.map((value) => valueText(text, agencies, field, value)))] };
  });
  const isChange = shown.some(({ values }) => values.length > 1);
  return shown
    .filter(({ field, values }) => !isChange || values.length > 1 || !(field in before && field in after))
    .map(({ field, values }) => ({
      field: named(text, keyOf(field)) ?? field,
      values,
    }));
}

function valuesOf(json: string | null): AuditValues {
  return json === null ? {} : (JSON.parse(json) as AuditValues);
}

/** What a form of the console names already is called the same here; the rest are `o.field.…`. */
const FIELDS = {
  name: 'o.agency.name',
  name_en: 'o.agency.nameEn',
  short_name: 'o.emp.short',
  short_name_en: 'o.emp.shortEn',
  code: 'o.emp.code',
  domains: 'o.emp.domains',
  hires: 'o.emp.hires',
  threshold: 'o.on.s2.threshold',
  agencies: 'o.nav.agencies',
  licence_no: 'o.agency.licence',
  licence_expires_on: 'o.agency.expires',
  areas: 'o.agency.areas',
  jobs: 'o.agency.jobs',
  texts: 'o.wording.texts',
  ownTexts: 'o.wording.ownTexts',
  tone: 'o.wording.tone',
  placement: 'o.wording.placement',
  checkOwner: 'o.wording.checkOwner',
  remindMissing: 'o.wording.remindMissing',
} as const satisfies Partial<Record<AuditField, keyof OperatorStrings>>;
type NamedByForms = keyof typeof FIELDS;

function keyOf(field: AuditField): keyof OperatorStrings {
  return field in FIELDS
    ? FIELDS[field as NamedByForms]
    : `o.field.${field as Exclude<AuditField, NamedByForms>}`;
}

type Reader = (value: string, text: OperatorText, agencies: AgencyNames) => string | undefined;

const ofValue: Reader = (value, text) => named(text, `o.value.${value}`);
/** Nothing decided by the company leaves it to each recruiter. */
const ofWording: Reader = (value, text) => named(text, `o.wording.${value || 'free'}`);
/** The kind of mail a company's text is for: "ja first formal". */
const ofMailKind: Reader = (value, text) => {
  const [language, stage, tone] = value.split(' ');
  const keys = [`o.wording.language.${language}`, `o.wording.stage.${stage}`, `o.wording.${tone}`];
  return keys.map((key) => named(text, key) ?? key).join(' / ');
};
/** In the order of the form, so that what was only ticked in another order did not change. */
const ofChoices =
  (choices: readonly Choice[]): Reader =>
  (value, text) => {
    const order = value
      .split(' ')
      .map((key) => ({ key, at: choices.findIndex((choice) => choice.key === key) }));
    const labels = order.sort((a, b) => a.at - b.at).map(({ key }) => labelOf(choices, key, text.language));
    return labels.join(text.language === 'ja' ? '、' : '; ');
  };

/** How fields that hold a key of ours are read. What people have typed is shown as it stands. */
const READERS: Readonly<Partial<Record<AuditField, Reader>>> = {
  verdict: ofValue,
  status: ofValue,
  hires: (value, text) => named(text, `o.hires.${value}`),
  audience: ofValue,
  countingStage: ofValue,
  secret: ofValue,
  tone: ofWording,
  placement: ofWording,
  checkOwner: ofWording,
  remindMissing: ofWording,
  texts: ofMailKind,
  reason: (value, text) => named(text, `o.why.${value}`),
  areas: ofChoices(AREAS),
  jobs: ofChoices(JOBS),
  corrected: (value, text) => named(text, `o.correct.${value}`),
  agency: (value, _text, agencies) => agencies.get(value),
  agencies: (value, _text, agencies) => agencies.get(value),
};

/** Nothing is a dash, so that a list that was empty does not look forgotten. */
function valueText(
  text: OperatorText,
  agencies: AgencyNames,
  field: AuditField,
  value: AuditValues[AuditField],
): string {
  if (typeof value === 'boolean') return text(value ? 'o.value.true' : 'o.value.false');
  const written: readonly string[] = Array.isArray(value) ? value : [String(value ?? '')];
  const shown = written.map((one) => READERS[field]?.(one, text, agencies) ?? one);
  // Sets but for the agencies, whose order decides: in one order, so that only what came or went differs.
  if (field !== 'agencies') shown.sort();
  return shown.join(text.language === 'ja' ? '、' : ', ') || '–';
}

function named(text: OperatorText, key: string): string | undefined {
  const known = key as keyof OperatorStrings;
  return (text.raw(known) as string | undefined) === undefined ? undefined : text(known);
}
