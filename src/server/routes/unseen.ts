import { Refusal } from '../http/errors.ts';
import { cleanText, isSeen } from '../text/lines.ts';

/**
 * Refuses words that show nothing once they are kept, which no pattern of a schema tells. `words` are named as the fields
 * of the body are, e.g. `people/0/summary`.
 *
 * @throws Refusal `invalid_request`, with the names of the fields.
 */
export function refuseUnseen(words: Readonly<Record<string, string>>): void {
  const unseen = Object.entries(words).flatMap(([field, typed]) => (isSeen(cleanText(typed)) ? [] : [field]));
  if (unseen.length > 0) throw new Refusal('invalid_request', unseen);
}
