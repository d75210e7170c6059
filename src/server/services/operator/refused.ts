import type { AuditEntry } from '../../stores/audit.ts';

/** Why an operator's wish was not carried out, in one word; pages and the command line have a sentence for each. */
export type OperatorFault =
  | 'not_found'
  | 'name_missing'
  | 'name_too_long'
  | 'code_invalid'
  | 'code_taken'
  | 'domain_missing'
  | 'domain_invalid'
  | 'domain_shared'
  | 'employer_in_use'
  | 'mail_invalid'
  | 'threshold_invalid'
  | 'days_invalid'
  | 'date_invalid'
  | 'date_in_past'
  | 'licence_invalid'
  | 'licence_lapsed'
  | 'licence_taken'
  | 'agencies_missing'
  | 'agency_inactive'
  | 'policy_first'
  | 'agencies_first'
  | 'trial_not_open'
  | 'trial_not_seen'
  | 'tenant_invalid'
  | 'tenant_taken'
  | 'reason_missing'
  | 'reason_against'
  | 'note_too_long'
  | 'already_decided'
  | 'too_late'
  | 'already_counted'
  | 'counted_elsewhere'
  | 'wording_invalid'
  | 'wording_gift'
  | 'wording_guarantee'
  | 'wording_too_wide'
  | 'wording_mark'
  | 'wording_too_long'
  | 'wording_link_missing'
  | 'wording_empty'
  | 'wording_exists'
  | 'hook_url_invalid'
  | 'hook_events_missing'
  | 'hook_too_many'
  | 'hook_off'
  | 'news_missing'
  | 'news_too_long'
  | 'news_this_month'
  | 'not_an_operator'
  | 'member_taken'
  | 'last_member'
  | 'choice_unknown'
  | 'stale'
  | 'already';

export interface Refused {
  readonly ok: false;
  readonly fault: OperatorFault;
  /** The field at fault, where there is one. */
  readonly field?: string | undefined;
  /** What its sentence names, such as the longest there may be. */
  readonly values?: Readonly<Record<string, string | number>> | undefined;
  /** What else is wrong with what was typed, in the order of the form. */
  readonly others?: readonly Refused[] | undefined;
  /** Where the page was stale: what others changed since it was opened, in that order. */
  readonly meanwhile?: readonly AuditEntry[] | undefined;
}

/** What became of a wish that has nothing to hand back. */
export type Result = { readonly ok: true } | Refused;

/** A refusal, beside the form's field that it is about where it is about one. */
export function refused(fault: OperatorFault, field?: string): Refused {
  return { ok: false, fault, field };
}

/** All that is wrong with a form as one refusal, so that it is sent back once; undefined where nothing is. */
export function refusedTogether([first, ...others]: readonly Refused[]): Refused | undefined {
  return first && others.length > 0 ? { ...first, others } : first;
}
