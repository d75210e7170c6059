import { cleanText } from '../../text/lines.ts';
import type { ConsoleText } from './console-text.ts';

/** What a field of a form holds; boxes of one name are a list. */
type Value = string | boolean | readonly string[] | undefined;
export type FormOf<F> = { readonly [Name in keyof F]: Value };

/** A form as it was sent, and what it began with: only what somebody changed in it is theirs. */
export interface SentForm<F> {
  readonly form: F;
  readonly was: F;
}

/** A form to be shown again, and what to say beside its fields. */
export interface FilledForm<F> extends SentForm<F> {
  readonly faults: Partial<Record<keyof F, string>>;
}

type Fields = readonly (readonly [name: string, value: string])[];

/** Names what a form began with, beside what it is sent with. */
const WAS = 'was-';

/** What a form began with, as fields that go with it unseen. */
export function wasFields<F extends FormOf<F>>(was: F): Fields {
  return formFields(was).map(([name, value]) => [`${WAS}${name}`, value]);
}

/** A whole form, as fields that go along unseen. */
export function formFields<F extends FormOf<F>>(form: F): Fields {
  return Object.entries<Value>(form).flatMap(([name, value]) =>
    [value ?? []].flat().map((one) => [name, asField(one)] as const),
  );
}

function asField(value: string | boolean): string {
  if (typeof value === 'string') return value;
  return value ? 'yes' : '';
}

/** What a form was sent with, and what it began with (`wasFields`), each as `read` makes it of the fields. */
export function sentForm<F>(body: unknown, read: (fields: unknown) => F): SentForm<F> {
  const was = Object.entries(typeof body === 'object' && body !== null ? body : {})
    .filter(([name]) => name.startsWith(WAS))
    .map(([name, value]) => [name.slice(WAS.length), value as unknown]);
  return { form: read(body), was: read(Object.fromEntries(was)) };
}

/**
 * A form that was stale, over what stands by now: whatever was typed stays typed, all else is as it stands. Beside a field
 * that was typed into, and in which something else was put meanwhile, it is said what stands there, as `say` tells it.
 */
export function overWhatStands<F extends FormOf<F>>(
  text: ConsoleText,
  { form, was }: SentForm<F>,
  now: F,
  say: (name: keyof F, value: string) => string = (_name, value) => value,
): FilledForm<F> {
  const names = Object.keys(now) as (keyof F)[];
  const mine = names.filter((name) => !isSame(form[name], was[name]));
  const clashes = mine.filter((name) => !isSame(now[name], was[name]) && !isSame(now[name], form[name]));
  const told = (name: keyof F) => {
    const value = [now[name] ?? []]
      .flat()
      .map((one) => say(name, String(one)))
      .filter(Boolean)
      .join(text.language === 'ja' ? '、' : ', ');
    return value ? text('con.now', { value }) : text('con.now.none');
  };
  const typed = Object.fromEntries(mine.map((name) => [name, form[name]]));
  const faults = Object.fromEntries(clashes.map((name) => [name, told(name)]));
  return { form: { ...now, ...typed }, was: now, faults: faults as Partial<Record<keyof F, string>> };
}

function isSame(a: Value, b: Value): boolean {
  const [one, other] = [a, b].map((value) => [value ?? []].flat().map((part) => cleanText(String(part))));
  return JSON.stringify(one) === JSON.stringify(other);
}
