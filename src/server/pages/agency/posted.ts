/** Every value posted under one name; a lone one comes as text. */
export function fieldsOf(body: unknown, name: string): readonly string[] {
  const value: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, name) : undefined;
  if (typeof value === 'string') return [value];
  return Array.isArray(value) ? value.filter((entry): entry is string => typeof entry === 'string') : [];
}
