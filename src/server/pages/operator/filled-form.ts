import type { Refused } from '../../services/operator/refused.ts';
import { overWhatStands, type FilledForm, type FormOf } from '../console/sent-form.ts';
import type { OperatorText } from './operator-text.ts';
import type { PostedForm } from './posted.ts';

/** What stands, and how often it had been changed when it was read; see `seenOf`. */
export interface Standing<F> {
  readonly form: F;
  readonly seen: number;
}

/** What a form shows, and which change of what it is about it has seen. */
export interface OperatorForm<F> extends FilledForm<F> {
  readonly seen: number;
}

/**
 * A form as it stands; one that was refused as it was sent, which does not make it newer; and one that was stale over what
 * others made of it meanwhile, which the page then shows. `say` tells what a field of it holds.
 */
export function filledForm<F extends FormOf<F>>(
  text: OperatorText,
  { form, seen }: Standing<F>,
  sent: PostedForm<F> | undefined,
  refusal: Refused | undefined,
  say?: (name: keyof F, value: string) => string,
): OperatorForm<F> {
  if (!sent) return { form, was: form, seen, faults: {} };
  if (refusal?.fault === 'stale') return { ...overWhatStands(text, sent, form, say), seen };
  return { ...sent, seen: sent.seen ?? seen, faults: {} };
}
