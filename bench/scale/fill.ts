import { sql } from 'kysely';
import type { Database } from '../../src/server/db/database.ts';

export const EMPLOYERS = 1_000;
/** Holds a tenth of everything; the others share the rest evenly. */
export const BIG = 'emp_1001';
export const AVERAGE = 'emp_1500';
const BEFORE = '2026-06-01T00:00:00.000Z';

/** Registrations for each opened link. */
const REGISTERED = 0.3;

/**
 * Fills an empty database as `links` opened links would have left it: the rows, the counters and a ledger that adds
 * up. Written by the database itself, because a million rows through the program would take an hour.
 */
export async function fill(
  { engine, kysely }: Pick<Database, 'engine' | 'kysely'>,
  links: number,
): Promise<void> {
  const registrations = Math.round(links * REGISTERED);
  const postgres = engine === 'postgres';
  const numbers = (n: number) =>
    postgres
      ? `generate_series(1, ${n}) as numbers (i)`
      : `(with recursive numbers (i) as (select 1 union all select i + 1 from numbers where i < ${n})
          select i from numbers) as numbers`;
  const employer = `case when i % 10 = 0 then '${BIG}' else 'emp_' || (1002 + i % ${EMPLOYERS - 1}) end`;
  const id = (prefix: string) => `'${prefix}_' || (100000000 + i)`;
  const at = `'${BEFORE}'`;
  const statements = [
    `insert into agencies (agency_id, name, name_en, licence_no, licence_expires_on, created_at)
      values ('agy_one', '紹介', 'Agency', '13-ユ-000001', '2090-01-01', ${at})`,
    `insert into employers
      (employer_id, code, name, name_en, short_name, short_name_en, status, cadence, is_demo, created_at)
      select 'emp_' || (1000 + i), 'K' || (1000 + i), '会社', 'Company', '会社', 'Company', 'active', 'at_once', 0, ${at}
      from ${numbers(EMPLOYERS)}`,
    `insert into employer_agencies (employer_id, agency_id, position)
      select employer_id, 'agy_one', 0 from employers`,
    `insert into credit_policies
      (employer_id, version, threshold, counting_stage, pending_days, effective_from, created_at)
      select employer_id, 1, 10, 'registered', 180, ${at}, ${at} from employers`,
    `insert into links (employer_id, code, first_opened_at)
      select ${employer}, ${id('link')}, ${at} from ${numbers(links)}`,
    `insert into registrations (employer_id, registration_id, page_key, submission_id, link_code, language, name, mail,
        job, contact_preference, person_key, outcome, created_at, verified_at, counted_at)
      select ${employer}, ${id('reg')}, ${id('page')}, ${id('submission')}, ${id('link')}, 'ja', '名前',
        'person-' || i || '@example.jp', 'sales', 'mail', ${id('person')}, 'counted', ${at}, ${at}, ${at}
      from ${numbers(registrations)}`,
    `insert into verification_codes (employer_id, registration_id, sent_at, code_hash, person_key, expires_at, tries_left)
      select employer_id, registration_id, ${at}, 'hash', person_key, ${at}, 4 from registrations`,
    ...['agency_handoff', 'employer_contact', 'news'].map(
      (purpose) => `insert into consents
        (employer_id, consent_id, registration_id, purpose, is_granted, version, language, created_at)
        select employer_id, registration_id || '_${purpose}', registration_id, '${purpose}', 1, '2026-11', 'ja', ${at}
        from registrations`,
    ),
    `insert into disclosure_records (employer_id, disclosure_id, registration_id, agency_id, items, consent_version,
        disclosed_at, subject)
      select employer_id, 'dis_' || registration_id, registration_id, 'agy_one', 'name', '2026-11', ${at}, person_key
      from registrations`,
    `insert into person_claims (person_key, employer_id, claimed_at)
      select person_key, employer_id, ${at} from registrations`,
    `insert into candidates (person_key, mail, language, mail_key, registered_at, active_at, retained_until)
      select person_key, mail, 'ja', page_key, ${at}, ${at}, '2090-01-01' from registrations`,
    `insert into outbox (employer_id, mail_id, cause, person_key, message, status, attempts, next_attempt_at, created_at,
        finished_at)
      select employer_id, 'mail_' || registration_id, 'code ' || registration_id, '', '', 'delivered', 1, ${at}, ${at},
        ${at}
      from registrations`,
    // Twice a line for each person, and one for a slot behind every tenth.
    `insert into ledger_entries
      (employer_id, sequence, account, amount, cause, registration_id, policy_version, event_at)
      select employer_id, 2 * n - 1 + part + (n - 1) / 10, case part when 0 then 'registered' else 'counted' end, 1, 'registration',
        registration_id, 1, ${at}
      from (select employer_id, registration_id,
          row_number() over (partition by employer_id order by registration_id) as n from registrations) as people,
        (select 0 as part union all select 1) as parts`,
    `insert into slots (employer_id, slot_id, number, status, policy_version, granted_at, changed_at)
      select employer_id, 'slot_' || (100000000 + n), n, 'granted', 1, ${at}, ${at}
      from (select employer_id, count(*) / 10 as slots from registrations group by employer_id) as sums,
        (select i as n from ${numbers(Math.ceil(registrations / 10))}) as numbered
      where n <= slots`,
    `insert into ledger_entries
      (employer_id, sequence, account, amount, cause, slot_id, policy_version, event_at)
      select employer_id, 21 * number, 'granted', 1, 'threshold', slot_id, 1, ${at} from slots`,
    `insert into employer_counters
      (employer_id, sequence, registered, counted, granted, next_slot_at, threshold, updated_at)
      select employers.employer_id, 2 * coalesce(people, 0) + coalesce(people, 0) / 10, coalesce(people, 0),
        coalesce(people, 0), coalesce(people, 0) / 10, 10 * (coalesce(people, 0) / 10 + 1), 10, ${at}
      from employers left join (select employer_id, count(*) as people from registrations group by employer_id) as sums
        on sums.employer_id = employers.employer_id`,
    `insert into registration_days (employer_id, day, registered, counted, granted)
      select employer_id, '2026-0' || (1 + i % 9) || '-' || (10 + i / 9), 1, 1, 0
      from employers, ${numbers(160)}`,
    'analyze',
  ];
  for (const statement of statements) await sql.raw(statement).execute(kysely);
}
