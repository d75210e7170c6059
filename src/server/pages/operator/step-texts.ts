import type { Step } from '../../services/operator/checklist.ts';
import type { OperatorText } from './operator-text.ts';

const TITLES = {
  employer: 'o.on.s1',
  policy: 'o.on.s2',
  agencies: 'o.on.s3',
  connection: 'o.on.s4',
  insertion: 'o.on.s5',
  registration: 'o.on.s6',
  removal: 'o.on.s7',
} as const satisfies Record<Step, string>;

export function stepTitle(text: OperatorText, step: Step): string {
  return text(TITLES[step]);
}
