import { cleanText } from '../../text/lines.ts';
import { fieldOf, fieldsOf } from '../form-body.ts';

/** What the form holds before it is sent. */
export interface ProposalDraft {
  readonly people: readonly string[];
  readonly reason: string;
}

/** The field that says which draft a form began with, as it is kept. */
export const SEEN_FIELD = 'seen';

/** Leaves out what cannot be an id. The reason may be too long to be proposed with, and is kept all the same. */
export function typedOf(body: unknown): ProposalDraft {
  return {
    people: fieldsOf(body, 'person').filter((id) => /^\w{1,64}$/.test(id)),
    reason: cleanText(fieldOf(body, 'reason')),
  };
}

/** The draft a form began with, as `keptAs` made it; null where there was none. */
export function seenOf(body: unknown): string | null {
  return fieldOf(body, SEEN_FIELD) || null;
}

/** As it is kept: the same draft is always the same text, and an empty one is none. */
export function keptAs({ people, reason }: ProposalDraft): string | null {
  if (people.length === 0 && reason === '') return null;
  return JSON.stringify({ people: [...new Set(people)].sort(), reason });
}

/** Reads what `keptAs` made. */
export function draftOf(kept: string | null): ProposalDraft {
  return kept === null ? { people: [], reason: '' } : (JSON.parse(kept) as ProposalDraft);
}
