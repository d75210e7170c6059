/** A posted field as text; a missing or repeated one is empty, because nobody's form sends that. */
export function fieldOf(body: unknown, name: string): string {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
  return typeof value === 'string' ? value : '';
}

/** The field that names one press of a form's button, so that a repeated one does nothing more. */
export const PRESS_FIELD = 'key';

/** Undefined where a form names none, or nothing that our pages would send. */
export function pressKeyOf(body: unknown): string | undefined {
  return /^[\w-]{16,40}$/.exec(fieldOf(body, PRESS_FIELD))?.[0];
}

/** Six digits as people type and paste them: full-width, with spaces or hyphens, with the words of the mail around them. */
export function digitsOf(text: string): string {
  const typed = text
    .slice(0, 100)
    .normalize('NFKC')
    .replace(/[\s\p{Pd}\p{Cf}]/gu, '');
  return /^\D*(\d{6})\D*$/.exec(typed)?.[1] ?? typed;
}

/** What the six cells of the page can show again of something that is no code. */
export function cellsOf(typed: string): string {
  return typed.replace(/\D/g, '').slice(0, 6);
}

/** All values of a field that may be sent several times, such as a group of boxes. */
export function fieldsOf(body: unknown, name: string): readonly string[] {
  if (typeof body !== 'object' || body === null) return [];
  const value = (body as Readonly<Record<string, unknown>>)[name];
  return [value].flat().filter((one): one is string => typeof one === 'string');
}
