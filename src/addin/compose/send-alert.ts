import { format } from '../../core/text/format.ts';
import { ALERT_TEXTS } from '../strings/alert-texts.ts';
import type { Person } from './home-state.ts';
import { calledName, nameParts } from './people.ts';
import type { SendDecision } from './send-check.ts';

/** What Outlook shows before sending. It always draws "Send Anyway" beside our one button (ux 10). */
export interface SendAlert {
  /** At most 500 characters. */
  readonly message: string;
  /** At most 20 characters. */
  readonly action: string;
}

/** The words for a decision; null when the mail goes without a word. */
export function alertFor(decision: SendDecision, language: 'ja' | 'en'): SendAlert | null {
  const texts = ALERT_TEXTS[language];
  switch (decision.kind) {
    case 'allow':
      return null;
    case 'mismatch': {
      const values = { owner: calledName(decision.owner), ...valuesOf(decision.person) };
      const message = withoutHonorific(format(texts.mismatch, values), [decision.owner, decision.person]);
      return { message, action: texts.mismatchAction };
    }
    case 'several': {
      const { owner, count } = decision;
      const message = owner
        ? withoutHonorific(format(texts.several, { owner: calledName(owner), n: count }), [owner])
        : format(texts.severalUnknown, { n: count });
      return { message, action: texts.severalAction };
    }
    case 'missing': {
      const message = format(texts.missing, valuesOf(decision.person));
      return { message: withoutHonorific(message, [decision.person]), action: texts.missingAction };
    }
  }
}

function valuesOf(person: Person) {
  const { family, given } = nameParts(calledName(person));
  return { name: calledName(person), family, given };
}

/** 様 never follows a bare mail address (ux 11). */
function withoutHonorific(message: string, people: readonly Person[]): string {
  let text = message;
  for (const { name, address } of people) {
    if (name !== '') continue;
    for (const mark of ['」', ' ', ''])
      text = text.split(`${address}${mark}様`).join(`${address}${mark.trim()}`);
  }
  return text;
}
