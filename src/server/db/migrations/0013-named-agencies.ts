import { sql, type Kysely } from 'kysely';
import type { Engine } from '../schema.ts';

/** Which agencies a person was shown beside the consent to hand their data over. */
export function namedAgencies(engine: Engine) {
  const joined = engine === 'sqlite' ? `group_concat(agency_id, ' ')` : `string_agg(agency_id, ' ')`;
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      const statements = [
        `alter table consents add column agencies text not null default ''`,
        // Forms that wait for their code: those listed now are the nearest to what was shown, and none comes later.
        `update consents set agencies = coalesce(
            (select ${joined} from employer_agencies where employer_agencies.employer_id = consents.employer_id), '')
          where purpose = 'agency_handoff' and agency_id is null and exists (
            select 1 from registrations where registrations.employer_id = consents.employer_id
              and registrations.registration_id = consents.registration_id
              and registrations.outcome = 'unverified')`,
      ];
      for (const statement of statements) await sql.raw(statement).execute(db);
    },
  };
}
