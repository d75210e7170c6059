import type { Refused } from '../../services/operator/refused.ts';
import { consoleStrings, type ConsoleStrings } from '../console/strings/index.ts';
import { textOf, type Text } from '../page-text.tsx';
import type { PageLanguage } from '../strings/index.ts';
import { operatorStrings, type OperatorStrings } from './strings/index.ts';

type Key = keyof ConsoleStrings | keyof OperatorStrings;

export type OperatorText = Text<Key>;

export function operatorText(language: PageLanguage): OperatorText {
  return textOf<Key>(language, { ...consoleStrings(language), ...operatorStrings(language) });
}

/** What is wrong with a field of a form that was refused, or with another one beside it. */
export function faultAt(text: OperatorText, refusal: Refused | undefined, field: string): string | undefined {
  const faults = refusal ? [refusal, ...(refusal.others ?? [])] : [];
  const found = faults.find((one) => one.field === field);
  return found && faultText(text, found);
}

/** The sentence for why something was not done. */
export function faultText(text: OperatorText, { fault, values }: Refused): string {
  return text(`o.fault.${fault}`, values);
}
