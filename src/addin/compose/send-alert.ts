import { cut, shortened } from '../../core/text/cut.ts';
import { format } from '../../core/text/format.ts';
import { ALERT_TEXTS } from '../strings/alert-texts.ts';
import type { Person } from './home-state.ts';
import { areNamesakes } from './namesakes.ts';
import { nameParts } from './people.ts';
import type { SendDecision } from './send-check.ts';

/** What Outlook shows before sending. It always draws "Send Anyway" beside our one button. */
export interface SendAlert {
  /** At most 500 characters. */
  readonly message: string;
  /** At most 20 characters; null where Outlook has no such button, and the message then speaks of none. */
  readonly action: string | null;
}

/** Outlook's limit for the message, and room in it for what the host may add to a name. */
const MAX_MESSAGE = 500;
/** Longer names are cut, so that the sentence around them stays whole. */
const MAX_NAME = 60;

/** The words for a decision; null when the mail goes without a word. `canAct`: there is a button (Mailbox 1.14). */
export function alertFor(decision: SendDecision, language: 'ja' | 'en', canAct: boolean): SendAlert | null {
  const texts = ALERT_TEXTS[language];
  switch (decision.kind) {
    case 'allow':
      return null;
    case 'mismatch': {
      const alike = areNamesakes(decision.owner, decision.person);
      const owner = alike ? byAddress(decision.owner) : decision.owner;
      const person = alike ? byAddress(decision.person) : decision.person;
      const values = { owner: shown(owner), ...valuesOf(person) };
      const text = format(canAct ? texts.mismatch : texts.mismatchPlain, values);
      const action = canAct ? texts.mismatchAction : null;
      return alert(text, [owner, person], action);
    }
    case 'otherCompany':
      return alert(
        canAct ? texts.otherCompany : texts.otherCompanyPlain,
        [],
        canAct ? texts.severalAction : null,
      );
    case 'several': {
      const { owner, count } = decision;
      const action = canAct ? texts.severalAction : null;
      if (!owner) {
        const unknown = canAct ? texts.severalUnknown : texts.severalUnknownPlain;
        return alert(format(unknown, { n: count }), [], action);
      }
      const text = format(canAct ? texts.several : texts.severalPlain, { owner: shown(owner), n: count });
      return alert(text, [owner], action);
    }
    case 'missing':
      return alert(format(texts.missing, valuesOf(decision.person)), [decision.person], texts.missingAction);
  }
}

function alert(text: string, people: readonly Person[], action: string | null): SendAlert {
  return { message: cut(withoutHonorific(text, people), MAX_MESSAGE), action };
}

function valuesOf(person: Person) {
  return { name: shown(person), family: nameParts(shown(person)).family };
}

/** Called by the address alone, where the name would be somebody else's, too. */
function byAddress({ address }: Person): Person {
  return { address, name: '' };
}

/** The name, or the address where no name is known, at a length a dialog can show. */
function shown({ name, address }: Person): string {
  return shortened(name || address, MAX_NAME);
}

/** 様 never follows a bare mail address. */
function withoutHonorific(message: string, people: readonly Person[]): string {
  let text = message;
  for (const person of people) {
    if (person.name !== '') continue;
    const address = shown(person);
    text = text.split(`${address} 様`).join(`${address} `).split(`${address}様`).join(address);
  }
  return text;
}
