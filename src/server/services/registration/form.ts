import { cleanLine, isSeen, LONGEST } from '../../text/lines.ts';
import { parseMailAddress, type MailAddressFault } from '../../identity/mail-address.ts';

/** What a person typed, as text; nothing is trusted. */
export interface RegistrationInput {
  readonly name: string;
  readonly mail: string;
  readonly job: string;
  readonly area: string;
  readonly contact: string;
  readonly phone: string;
  readonly hide: string;
  readonly handoff: boolean;
  readonly employerContact: boolean;
  readonly news: boolean;
}

/** A registration as it was typed, once it is checked. */
export interface RegistrationForm {
  readonly name: string;
  readonly mail: string;
  readonly job: string;
  readonly area: string | null;
  readonly contactPreference: 'mail' | 'phone';
  readonly phone: string | null;
  readonly hiddenCompanies: string | null;
  readonly consents: {
    readonly agency_handoff: boolean;
    readonly employer_contact: boolean;
    readonly news: boolean;
  };
}

export type FormField = 'name' | 'mail' | 'job' | 'area' | 'phone' | 'hide' | 'handoff';
export type FormFault = MailAddressFault | 'missing' | 'unknown_choice';
export type FormFaults = Partial<Record<FormField, FormFault>>;

export type CheckedForm =
  | { readonly ok: true; readonly form: RegistrationForm }
  | { readonly ok: false; readonly faults: FormFaults };

/** A form as it was typed. `read` gives a field's text, empty where there is none. */
export function inputOf(read: (field: keyof RegistrationInput) => string): RegistrationInput {
  return {
    name: read('name'),
    mail: read('mail'),
    job: read('job'),
    area: read('area'),
    contact: read('contact'),
    phone: read('phone'),
    hide: read('hide'),
    handoff: read('handoff') === 'yes',
    employerContact: read('employerContact') === 'yes',
    news: read('news') === 'yes',
  };
}

/** Checks a form against its rules; the page's own script asks the same. `jobs` and `areas` are the choices offered. */
export function checkForm(
  input: RegistrationInput,
  choices: { readonly jobs: readonly string[]; readonly areas: readonly string[] },
): CheckedForm {
  const faults: FormFaults = {};
  const name = cleanLine(input.name);
  const phone = cleanLine(input.phone);
  const hide = cleanLine(input.hide);
  const mail = parseMailAddress(input.mail);
  if (!isSeen(name)) faults.name = 'missing';
  else if (name.length > LONGEST.name) faults.name = 'too_long';
  if (!mail.ok) faults.mail = mail.fault;
  if (input.job === '') faults.job = 'missing';
  else if (!choices.jobs.includes(input.job)) faults.job = 'unknown_choice';
  if (input.area !== '' && !choices.areas.includes(input.area)) faults.area = 'unknown_choice';
  if (phone.length > LONGEST.phone) faults.phone = 'too_long';
  if (hide.length > LONGEST.hide) faults.hide = 'too_long';
  if (!input.handoff) faults.handoff = 'missing';
  if (!mail.ok || Object.keys(faults).length > 0) return { ok: false, faults };
  const byPhone = input.contact === 'phone';
  return {
    ok: true,
    form: {
      name,
      mail: mail.address,
      job: input.job,
      area: input.area || null,
      contactPreference: byPhone ? 'phone' : 'mail',
      phone: (byPhone && phone) || null,
      hiddenCompanies: hide || null,
      consents: { agency_handoff: true, employer_contact: input.employerContact, news: input.news },
    },
  };
}
