import type { HeldItem } from '../../services/operator/held.ts';
import { japanDay } from '../../time/calendar.ts';
import { shortDay } from '../../time/dates.ts';
import type { OperatorText } from './operator-text.ts';

/** Why somebody waits, in one sentence. */
export function evidenceText(text: OperatorText, { evidence }: HeldItem): string {
  switch (evidence.kind) {
    case 'own_domain':
      return text('o.held.own', { domain: evidence.domain });
    case 'disposable':
      return text('o.held.disposable', { domain: evidence.domain });
    case 'shared_link':
      return text('o.held.shared', { n: evidence.ordinal });
    case 'same_person': {
      const date = evidence.firstAt ? shortDay(japanDay(new Date(evidence.firstAt)), text.language) : '';
      return text('o.held.dup', { date });
    }
  }
}
