import type { MailAddressFault } from '../identity/mail-address.ts';
import type { FormFault, FormFaults, FormField } from '../services/registration/form.ts';
import { LONGEST } from '../text/lines.ts';
import type { PageText } from './page-text.tsx';

const MAIL_FAULTS = {
  empty: 'c.err.mail.empty',
  no_at: 'c.err.mail.at',
  no_name: 'c.err.mail.name',
  unfinished: 'c.err.mail',
  characters: 'c.err.mail.characters',
  too_long: 'c.err.mail.long',
} as const satisfies Record<MailAddressFault, string>;

/** The sentence beside a field for a mail address, on any page that asks for one. */
export function mailFaultText(text: PageText, fault: MailAddressFault): string {
  return text(MAIL_FAULTS[fault]);
}

/** Each fault of a form as the sentence beside its field. */
export function faultTexts(text: PageText, faults: FormFaults): Partial<Record<FormField, string>> {
  const entries = Object.entries(faults) as [FormField, FormFault][];
  return Object.fromEntries(entries.map(([field, fault]) => [field, faultText(text, field, fault)]));
}

const POSSIBLE = {
  name: ['missing', 'too_long'],
  mail: ['empty', 'no_at', 'no_name', 'unfinished', 'characters', 'too_long'],
  job: ['missing', 'unknown_choice'],
  area: ['unknown_choice'],
  phone: ['too_long'],
  hide: ['too_long'],
  handoff: ['missing'],
} as const satisfies Record<FormField, readonly FormFault[]>;

/** The sentences of every field and fault. */
export type FaultTexts = Readonly<Record<FormField, Readonly<Partial<Record<FormFault, string>>>>>;

/** Everything the form can say of a field, for the page's own script. */
export function everyFaultText(text: PageText): FaultTexts {
  const fields = Object.entries(POSSIBLE) as [FormField, readonly FormFault[]][];
  return Object.fromEntries(
    fields.map(([field, faults]) => [
      field,
      Object.fromEntries(faults.map((fault) => [fault, faultText(text, field, fault)])),
    ]),
  ) as FaultTexts;
}

function faultText(text: PageText, field: FormField, fault: FormFault): string {
  if (field === 'mail' && fault in MAIL_FAULTS) return mailFaultText(text, fault as MailAddressFault);
  if (fault === 'unknown_choice') return text('c.err.choice');
  if (fault === 'too_long' && field in LONGEST)
    return text('c.err.long', { n: LONGEST[field as keyof typeof LONGEST] });
  if (field === 'name') return text('c.err.name');
  if (field === 'job') return text('c.err.job');
  return text('c.err.consent');
}
