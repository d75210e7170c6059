import { sql, type Kysely } from 'kysely';
import type { Migration } from 'kysely/migration';
import type { Engine } from '../schema.ts';

/** Ways to find one thing among many years of them, and marks by which what was done once is not done again. */
export function largeTables(engine: Engine): Migration {
  return {
    async up(db: Kysely<unknown>): Promise<void> {
      for (const statement of [...STATEMENTS, subjects(engine)]) await sql.raw(statement).execute(db);
    },
  };
}

const STATEMENTS = [
  // Of what agencies wrote about people who took their data back, only what is still there is looked for.
  `alter table disclosure_records add column forgotten_at text`,
  `create index disclosure_records_to_forget on disclosure_records (withdrawn_at)
    where withdrawn_at is not null and forgotten_at is null`,

  `alter table outbox add column subject text`,
  `create index outbox_by_subject on outbox (employer_id, subject) where subject is not null`,

  // The office and the service ask for these without naming an employer.
  `create index registrations_by_id on registrations (registration_id)`,
  `create index slot_proposals_offered on slot_proposals (agency_id, proposed_at) where state = 'offered'`,
  `create index audit_entries_by_subject on audit_entries (subject) where subject is not null`,
  `create index slot_asks_with_draft on slot_asks (agency_id) where draft is not null`,
];

/** Takes whom the mails so far are about out of their causes: "welcome <id>", "news <month> <id>", "code <id> <moment>". */
function subjects(engine: Engine): string {
  const from = (word: number, text: string): string =>
    word === 0 ? text : from(word - 1, `substr(${text}, ${blankIn(engine, text)} + 1)`);
  const id = (word: number) => {
    const rest = from(word, 'cause');
    return `substr(${rest}, 1, ${blankIn(engine, `${rest} || ' '`)} - 1)`;
  };
  return `update outbox set subject = case
      when cause like 'follow-up %' or cause like 'news %' then ${id(2)} else ${id(1)} end
    where cause like 'code %' or cause like 'welcome %' or cause like 'follow-up %'
      or (cause like 'news %' and cause not like 'news trial %')
      or cause like 'retention %' or cause like 'download %' or cause like 'take-over %' or cause like 'deleted %'`;
}

function blankIn(engine: Engine, text: string): string {
  return engine === 'sqlite' ? `instr(${text}, ' ')` : `strpos(${text}, ' ')`;
}
