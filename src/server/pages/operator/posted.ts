import type { CreditPolicy } from '../../../core/credit/policy.ts';
import { REVIEW_REASONS, type ReviewReason } from '../../../core/credit/review.ts';
import type { AgencyInput } from '../../services/operator/agencies.ts';
import type { ContactInput } from '../../services/operator/contacts.ts';
import type { EmployerDetails, EmployerInput } from '../../services/operator/employers.ts';
import type { PolicyInput } from '../../services/operator/policies.ts';
import { keysOf, SERVED_AREAS, SERVED_JOBS, type Choice } from '../../text/choices.ts';
import { sentForm, type SentForm } from '../console/sent-form.ts';
import { fieldOf, fieldsOf } from '../form-body.ts';
import type { TypedMember } from './screens/Members.tsx';

/** What the console's forms post, as text; every rule is the service's. */

export const SEEN_FIELD = 'seen';

/** Which domains of another employer's a form was told of, and is sent once more with. */
export const SHARED_FIELD = 'sharedDomains';

/** How often what a form changes had been changed when its page was made; see `seenOf`. */
export function seenIn(body: unknown): number | undefined {
  const seen = fieldOf(body, SEEN_FIELD);
  return /^\d{1,9}$/.test(seen) ? Number(seen) : undefined;
}

/** A form of the console as it was sent, what it began with, and how often that had been changed by then. */
export interface PostedForm<F> extends SentForm<F> {
  readonly seen: number | undefined;
}

/** A form that `read` makes of its fields. */
export function postedForm<F>(body: unknown, read: (fields: unknown) => F): PostedForm<F> {
  return { ...sentForm(body, read), seen: seenIn(body) };
}

/** Of `hires` only what is offered; anything else is left out. */
export function employerDetailsOf(body: unknown): EmployerDetails {
  const text = (name: string) => fieldOf(body, name);
  const hires = text('hires');
  return {
    name: text('name'),
    nameEn: text('nameEn'),
    shortName: text('shortName'),
    shortNameEn: text('shortNameEn'),
    domains: text('domains'),
    hires: hires === 'experienced' || hires === 'newgrad' ? hires : undefined,
  };
}

export function employerInputOf(body: unknown): EmployerInput {
  return {
    ...employerDetailsOf(body),
    code: fieldOf(body, 'code'),
    sample: fieldOf(body, 'sample') === 'yes',
    sharedDomains: sharedDomainsOf(body),
  };
}

/** The domains that whoever sends a form was told of. */
export function sharedDomainsOf(body: unknown): string {
  return fieldOf(body, SHARED_FIELD);
}

/** An agency as its form holds it. */
export interface AgencyForm extends Omit<AgencyInput, 'areas' | 'jobs'> {
  readonly area: readonly string[];
  readonly job: readonly string[];
}

/** Of areas and work only what is offered; nothing ticked means that the agency serves everything. */
export function agencyFormOf(body: unknown): AgencyForm {
  const text = (name: string) => fieldOf(body, name);
  return {
    name: text('name'),
    nameEn: text('nameEn'),
    licenceNo: text('licenceNo'),
    licenceExpiresOn: text('licenceExpiresOn'),
    area: offered(SERVED_AREAS, fieldsOf(body, 'area')),
    job: offered(SERVED_JOBS, fieldsOf(body, 'job')),
  };
}

export function agencyInputOf({ area, job, ...input }: AgencyForm): AgencyInput {
  return { ...input, areas: area, jobs: job };
}

function offered(choices: readonly Choice[], posted: readonly string[]): readonly string[] {
  return keysOf(choices).filter((key) => posted.includes(key));
}

/** The field with an agency's place among those an employer's people go to. */
export function placeField(agencyId: string): string {
  return `place-${agencyId}`;
}

/**
 * The agencies ticked, in the order of the numbers beside them. Of two with one number the lower on the page comes first:
 * whichever was moved there. Those without a number come last, as they stand.
 */
export function agenciesOf(body: unknown): readonly string[] {
  const placed = fieldsOf(body, 'agency').map((id, index) => {
    const typed = fieldOf(body, placeField(id)).normalize('NFKC').trim();
    const place = /^\d{1,4}$/.test(typed) ? Number(typed) : undefined;
    return { id, place: place ?? Number.MAX_SAFE_INTEGER, tie: place === undefined ? index : -index };
  });
  return placed.sort((a, b) => a.place - b.place || a.tie - b.tie).map(({ id }) => id);
}

/** Terms as their form holds them. */
export interface PolicyForm {
  readonly countingStage: CreditPolicy['countingStage'] | undefined;
  readonly threshold: string;
  readonly slotValidDays: string;
  readonly from: string;
}

/** What `policyInputOf` reads, with its numbers as they were typed. */
export function policyFormOf(body: unknown): PolicyForm {
  const text = (name: string) => fieldOf(body, name);
  const { countingStage } = policyInputOf(body);
  return {
    countingStage,
    threshold: text('threshold'),
    slotValidDays: text('slotValidDays'),
    from: text('from'),
  };
}

/** Who gets the monthly page, as their form holds them. */
export interface ContactsForm {
  readonly contacts: string;
}

export function contactsFormOf(body: unknown): ContactsForm {
  return { contacts: fieldOf(body, 'contacts') };
}

/** Which agencies get an employer's people, in their order. */
export interface RoutingForm {
  readonly agency: readonly string[];
}

export function routingFormOf(body: unknown): RoutingForm {
  return { agency: agenciesOf(body) };
}

export function memberOf(body: unknown): TypedMember {
  return { name: fieldOf(body, 'memberName'), mail: fieldOf(body, 'memberMail') };
}

/** Words where a number should be become `NaN`, which no rule accepts. */
export function policyInputOf(body: unknown): PolicyInput {
  const threshold = fieldOf(body, 'threshold').trim();
  const days = fieldOf(body, 'slotValidDays').trim();
  const stage = fieldOf(body, 'countingStage');
  const from = fieldOf(body, 'from').trim();
  return {
    threshold: threshold === '' ? Number.NaN : Number(threshold),
    countingStage: stage === 'interviewed' || stage === 'registered' ? stage : undefined,
    slotValidDays: days === '' ? null : Number(days),
    from: from || undefined,
  };
}

/** One address a line; `en` behind it asks for English. */
export function contactsOf(body: unknown): readonly ContactInput[] {
  return fieldOf(body, 'contacts')
    .split(/[\r\n]+/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => {
      const [, mail = line, language] = /^(.*?)(?:[\s,]+(en|ja))?$/.exec(line) ?? [];
      return { mail, language: language === 'en' ? 'en' : 'ja' };
    });
}

/** Undefined where none was chosen, which `decide` refuses. */
export function reasonOf(body: unknown): ReviewReason | undefined {
  const reason = fieldOf(body, 'reason');
  return REVIEW_REASONS.find((known) => known === reason);
}
