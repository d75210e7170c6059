/** What keeps a password from ending the address. */
export const ESCAPED = 'with signs such as # / ? in the password as %23 %2F %3F';

/** The address of a server, whole: one of those signs in a password would end it, and leave its @ and the host behind. */
export function isServer(text: string, beginning: RegExp): boolean {
  if (!beginning.test(text) || !URL.canParse(text)) return false;
  const { pathname, search, hash } = new URL(text);
  return hash === '' && !`${pathname}${search}`.includes('@');
}

/** Undefined for what names a PostgreSQL server. */
export function databaseUrlFault(databaseUrl: string): string | undefined {
  if (isServer(databaseUrl, /^postgres(ql)?:\/\//)) return undefined;
  return `DATABASE_URL does not fit: e.g. postgres://user:password@db.example/relay, ${ESCAPED}.`;
}
