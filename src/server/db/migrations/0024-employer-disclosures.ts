import { sql, type Kysely } from 'kysely';
import type { Engine } from '../schema.ts';

/** What was given to which employer, until when: kept as what was given to agencies is (APPI articles 29 and 30). */
export function employerDisclosures(engine: Engine) {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const statement of [...TABLE, consents(engine), INTERVIEWS]) await sql.raw(statement).execute(db);
    },
  };
}

const TABLE = [
  `create table employer_disclosures (
    employer_id text not null references employers, record_id text not null,
    registration_id text not null,
    recipient_id text not null references employers,
    reason text not null check (reason in ('contact', 'interview')),
    proposal_id text,
    items text not null, consent_version text,
    disclosed_at text not null, ends_at text,
    subject text,
    primary key (employer_id, record_id))`,
  `create index employer_disclosures_by_registration on employer_disclosures (employer_id, registration_id)`,
  `create index employer_disclosures_by_proposal on employer_disclosures (proposal_id) where proposal_id is not null`,
  `create index employer_disclosures_by_subject on employer_disclosures (subject) where subject is not null`,
  `create index employer_disclosures_by_age on employer_disclosures (ends_at) where ends_at is not null`,
];

/** A repeated registration may have no record of its own that says whom it is about. */
const SUBJECT = `(select min(disclosure_records.subject) from registrations theirs
  join disclosure_records on disclosure_records.employer_id = theirs.employer_id
    and disclosure_records.registration_id = theirs.registration_id
  where theirs.person_key = registrations.person_key)`;

/** Consents to be contacted that are still known, each for a year or until it was taken back. */
function consents(engine: Engine): string {
  const [earlier, later] = engine === 'sqlite' ? ['min', 'max'] : ['least', 'greatest'];
  return `insert into employer_disclosures
      (employer_id, record_id, registration_id, recipient_id, reason, items, consent_version, disclosed_at, ends_at, subject)
    select consents.employer_id, consents.consent_id, consents.registration_id, consents.employer_id, 'contact',
      case when registrations.area is null then 'name mail job' else 'name mail job area' end,
      consents.version, ${later}(consents.created_at, registrations.verified_at),
      ${earlier}(
        cast(cast(substr(consents.created_at, 1, 4) as integer) + 1 as text) || substr(consents.created_at, 5),
        coalesce((select min(later.created_at) from consents later
          where later.employer_id = consents.employer_id and later.registration_id = consents.registration_id
            and later.purpose = 'employer_contact' and later.is_granted = 0
            and later.created_at > consents.created_at), '9999')),
      ${SUBJECT}
    from consents
    join registrations on registrations.employer_id = consents.employer_id
      and registrations.registration_id = consents.registration_id
    where consents.purpose = 'employer_contact' and consents.is_granted = 1
      and registrations.verified_at is not null and registrations.is_test = 0 and registrations.erased_at is null`;
}

/** People whom an employer accepted and still knows by name. */
const INTERVIEWS = `insert into employer_disclosures
    (employer_id, record_id, registration_id, recipient_id, reason, proposal_id, items, disclosed_at, subject)
  select registrations.employer_id, slot_proposals.proposal_id, registrations.registration_id,
    slot_proposals.employer_id, 'interview', slot_proposals.proposal_id, 'name proposal',
    coalesce(slot_proposals.decided_at, slot_proposals.proposed_at), disclosure_records.subject
  from slot_proposals
  join disclosure_records on disclosure_records.employer_id = slot_proposals.candidate_employer_id
    and disclosure_records.disclosure_id = slot_proposals.disclosure_id
  join registrations on registrations.employer_id = disclosure_records.employer_id
    and registrations.registration_id = disclosure_records.registration_id
  where slot_proposals.state = 'accepted' and disclosure_records.withdrawn_at is null
    and registrations.erased_at is null`;
