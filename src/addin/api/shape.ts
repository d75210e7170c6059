/**
 * Whether a value from elsewhere is a `T`: an answer of whoever speaks in the service's place, or what another version of
 * the add-in left in the mailbox. By hand, because the library behind the contract is larger than the pane's first screen.
 */
export type Shape<T> = (value: unknown) => value is T;

export const isText: Shape<string> = (value) => typeof value === 'string';
export const isNumber: Shape<number> = (value) => typeof value === 'number';
export const isFlag: Shape<boolean> = (value) => typeof value === 'boolean';
/** An ISO moment that a date can be made of. */
export const isMoment: Shape<string> = (value): value is string =>
  isText(value) && !Number.isNaN(Date.parse(value));

/** One of these texts. */
export function oneOf<const T extends string>(...choices: readonly T[]): Shape<T> {
  return (value): value is T => choices.some((choice) => choice === value);
}

/** A `T`, or null on purpose. */
export function orNull<T>(shape: Shape<T>): Shape<T | null> {
  return (value): value is T | null => value === null || shape(value);
}

/** For what an earlier version did not know of: where it is there, it is a `T`. */
export function orMissing<T>(shape: Shape<T>): Shape<T> {
  return (value): value is T => value === undefined || shape(value);
}

/** A list of nothing but `T`. */
export function listOf<T>(shape: Shape<T>): Shape<T[]> {
  return (value): value is T[] => Array.isArray(value) && value.every(shape);
}

/** Every part has to be named, so that the compiler asks for one that the contract gains; what else there is does no harm. */
export function object<T>(parts: { readonly [Key in keyof T]-?: Shape<T[Key]> }): Shape<T> {
  const named = Object.entries<Shape<unknown>>(parts);
  return (value): value is T =>
    typeof value === 'object' &&
    value !== null &&
    named.every(([key, shape]) => shape(Reflect.get(value, key)));
}
