import { Was } from '../../console/parts/Was.tsx';
import type { FormOf } from '../../console/sent-form.ts';
import type { OperatorForm } from '../filled-form.ts';
import { SEEN_FIELD } from '../posted.ts';

/** How often what a form changes was changed when its page was made, so that it overwrites nothing nobody saw. */
export function Seen({ n, typed = false }: { readonly n: number; readonly typed?: boolean }) {
  // What came back as it was typed is asked for before another form takes the page away (sending.js).
  return <input type="hidden" name={SEEN_FIELD} value={n} data-typed={typed || undefined} />;
}

/** The same of a form with several fields, and what it begins with. */
export function Began<F extends FormOf<F>>({ filled }: { readonly filled: OperatorForm<F> }) {
  const { form, was, seen } = filled;
  return (
    <>
      <Seen n={seen} typed={form !== was} />
      <Was form={was} />
    </>
  );
}
