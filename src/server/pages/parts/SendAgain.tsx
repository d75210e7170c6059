import type { GivenBack } from '../../http/given-back.ts';

/** Everything that was typed, behind the button that sends it once more. */
export function SendAgain({ form, label }: { readonly form: GivenBack; readonly label: string }) {
  return (
    <form method="post" action={form.action}>
      {form.fields.map(([name, value], index) => (
        <input key={index} type="hidden" name={name} value={value} />
      ))}
      <button className="button" type="submit">
        {label}
      </button>
    </form>
  );
}
