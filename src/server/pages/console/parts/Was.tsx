import { wasFields, type FormOf } from '../sent-form.ts';

/** What a form begins with, unseen in it: what somebody changed can be told apart from what is only sent along. */
export function Was<F extends FormOf<F>>({ form }: { readonly form: F }) {
  return wasFields(form).map(([name, value], index) => (
    <input key={`${index}-${name}`} type="hidden" name={name} value={value} />
  ));
}
