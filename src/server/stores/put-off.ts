import { sql, type RawBuilder, type SqlBool } from 'kysely';

/**
 * Of a mail or a webhook's delivery: it is in nobody's hands, and waits for a later moment than `latest` has for as many
 * attempts (`latestAttempts`).
 */
export function isPutOff(latest: readonly string[]): RawBuilder<SqlBool> {
  const tooLate = latest.map((at, attempts) => sql`(attempts = ${attempts} and next_attempt_at > ${at})`);
  return sql<SqlBool>`status = 'waiting' and leased_until is null and (${sql.join(tooLate, sql` or `)})`;
}
