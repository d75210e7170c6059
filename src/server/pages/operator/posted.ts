import type { CreditPolicy } from '../../../core/credit/policy.ts';
import { REVIEW_REASONS, type ReviewReason } from '../../../core/credit/review.ts';
import type { AgencyInput } from '../../services/operator/agencies.ts';
import type { ContactInput } from '../../services/operator/contacts.ts';
import type { EmployerInput } from '../../services/operator/employers.ts';
import type { PolicyInput } from '../../services/operator/policies.ts';
import { keysOf, SERVED_AREAS, SERVED_JOBS, type Choice } from '../../text/choices.ts';
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

/** Of `hires` only what is offered; anything else is left out. */
export function employerInputOf(body: unknown): EmployerInput {
  const text = (name: string) => fieldOf(body, name);
  const hires = text('hires');
  return {
    name: text('name'),
    nameEn: text('nameEn'),
    shortName: text('shortName'),
    shortNameEn: text('shortNameEn'),
    domains: text('domains'),
    hires: hires === 'experienced' || hires === 'newgrad' ? hires : undefined,
    code: text('code'),
    sample: text('sample') === 'yes',
    sharedDomains: text(SHARED_FIELD),
  };
}

/** Of areas and work only what is offered; nothing ticked means that the agency serves everything. */
export function agencyInputOf(body: unknown): AgencyInput {
  const text = (name: string) => fieldOf(body, name);
  return {
    name: text('name'),
    nameEn: text('nameEn'),
    licenceNo: text('licenceNo'),
    licenceExpiresOn: text('licenceExpiresOn'),
    areas: offered(SERVED_AREAS, fieldsOf(body, 'area')),
    jobs: offered(SERVED_JOBS, fieldsOf(body, 'job')),
  };
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

/** Terms as somebody typed them, to show them again beside what is wrong. */
export interface TypedPolicy {
  readonly countingStage: CreditPolicy['countingStage'] | undefined;
  readonly threshold: string;
  readonly slotValidDays: string;
  readonly from: string;
  /** What the form was made of: being refused for a typo does not make it newer. */
  readonly seen: number | undefined;
}

/** What `policyInputOf` reads, with its numbers as they were typed. */
export function typedPolicyOf(body: unknown): TypedPolicy {
  const text = (name: string) => fieldOf(body, name);
  const { countingStage } = policyInputOf(body);
  return {
    countingStage,
    threshold: text('threshold'),
    slotValidDays: text('slotValidDays'),
    from: text('from'),
    seen: seenIn(body),
  };
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
