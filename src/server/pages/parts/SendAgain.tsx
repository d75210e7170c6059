import type { GivenBack } from '../../http/given-back.ts';
import type { PageLanguage } from '../strings/index.ts';

/** Everything that was typed, behind the button that sends it once more. */
export function SendAgain(props: {
  readonly form: GivenBack;
  readonly label: string;
  readonly look?: 'primary' | 'second';
}) {
  const { form, label, look = 'primary' } = props;
  return (
    <form method="post" action={form.action}>
      {form.fields.map(([name, value], index) => (
        <input key={index} type="hidden" name={name} value={value} />
      ))}
      <button className={`button ${look}`} type="submit">
        {label}
      </button>
    </form>
  );
}

/** The sentence that it is all here, behind the one that says what happened; not of a button alone. */
export function AllHere(props: {
  readonly form: GivenBack | undefined;
  readonly language: PageLanguage;
  readonly children: string;
}) {
  if (!props.form || props.form.fields.length === 0) return null;
  return (
    <>
      {props.language === 'en' && ' '}
      {props.children}
    </>
  );
}
