import { SEEN_FIELD } from '../posted.ts';

/** How often what a form changes was changed when its page was made, so that it overwrites nothing nobody saw. */
export function Seen({ n }: { readonly n: number }) {
  return <input type="hidden" name={SEEN_FIELD} value={n} />;
}
