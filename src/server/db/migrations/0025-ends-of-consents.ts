import { sql, type Kysely } from 'kysely';
import type { Engine } from '../schema.ts';

/** Consents that 0024 recorded to the minute end as the others do: when their last day in Japan is over. */
export function endsOfConsents(engine: Engine) {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      await sql.raw(statement(engine)).execute(db);
    },
  };
}

/** What 0024 wrote has the consent's own id; where it ended by something else, that stands. */
function statement(engine: Engine): string {
  const earlier = engine === 'sqlite' ? 'min' : 'least';
  const day =
    engine === 'sqlite'
      ? `date(consents.created_at, '+9 hours')`
      : `to_char(consents.created_at::timestamptz at time zone 'UTC' + interval '9 hours', 'YYYY-MM-DD')`;
  const monthAndDay = `substr(${day}, 5)`;
  const lastDay = `${yearLater(day)}
    || case when ${monthAndDay} = '-02-29' then '-02-28' else ${monthAndDay} end`;
  return `update employer_disclosures
    set ends_at = (
      select ${earlier}(${lastDay} || 'T15:00:00.000Z',
        coalesce((select min(later.created_at) from consents later
          where later.employer_id = consents.employer_id and later.registration_id = consents.registration_id
            and later.purpose = 'employer_contact' and later.is_granted = 0
            and later.created_at > consents.created_at), '9999'),
        coalesce(registrations.erased_at, '9999'))
      ${CONSENT})
    where reason = 'contact' and ends_at = (
      select ${yearLater('consents.created_at')} || substr(consents.created_at, 5) ${CONSENT})`;
}

const CONSENT = `from consents
  join registrations on registrations.employer_id = consents.employer_id
    and registrations.registration_id = consents.registration_id
  where consents.employer_id = employer_disclosures.employer_id
    and consents.consent_id = employer_disclosures.record_id`;

function yearLater(day: string): string {
  return `cast(cast(substr(${day}, 1, 4) as integer) + 1 as text)`;
}
