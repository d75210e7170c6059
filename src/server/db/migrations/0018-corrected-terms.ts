import { sql, type Kysely } from 'kysely';

/**
 * Where terms were shortened, the next slot was put behind those who counted already, and stayed there when the terms were
 * corrected. It stands a threshold after those who counted when the last slot was granted, as the ledger gives it.
 */
export const correctedTerms = {
  async up(db: Kysely<unknown>): Promise<void> {
    for (const statement of STATEMENTS) await sql.raw(statement).execute(db);
  },
};

const STATEMENTS = [
  `update employer_counters set next_slot_at = threshold + ${countedAtLastSlot('employer_counters')}`,
  // Closings go on from the newest one.
  `update progress_snapshots
    set next_slot_at = threshold + ${countedAtLastSlot('progress_snapshots', 'through_sequence')}
    where closing_at = (select max(newest.closing_at) from progress_snapshots newest
      where newest.employer_id = progress_snapshots.employer_id)`,
];

function countedAtLastSlot(table: string, through?: string): string {
  const until = through ? `and grants.sequence <= ${table}.${through}` : '';
  return `coalesce((select sum(counts.amount) from ledger_entries counts
    where counts.employer_id = ${table}.employer_id and counts.account = 'counted'
      and counts.sequence < (select max(grants.sequence) from ledger_entries grants
        where grants.employer_id = ${table}.employer_id and grants.account = 'granted' ${until})), 0)`;
}
