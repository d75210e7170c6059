import type { CreditPolicy } from '../../../core/credit/policy.ts';
import type { OperatorText } from './operator-text.ts';

type Terms = Pick<CreditPolicy, 'threshold' | 'countingStage' | 'slotValidDays'>;

/** The terms of a contract in one line. */
export function termsText(text: OperatorText, terms: Terms): string {
  return text('o.on.s2.d', {
    total: terms.threshold,
    stage: text(`o.stage.${terms.countingStage}.long`),
    expiry: expiryText(text, terms.slotValidDays),
  });
}

function expiryText(text: OperatorText, days: number | null): string {
  return days === null ? text('o.expiry.none') : text('o.expiry.days', { n: days });
}
