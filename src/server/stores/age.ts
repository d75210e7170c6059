import type { Executor } from '../db/database.ts';

/**
 * What is dropped because of its age alone and has no store that it belongs to more. Each begins with an index by age;
 * employers do not matter here.
 */

export async function dropOldLinks(db: Executor, before: string): Promise<void> {
  await db.deleteFrom('links').where('first_opened_at', '<', before).execute();
}

export async function dropOldVisitDays(db: Executor, beforeDay: string): Promise<void> {
  await db.deleteFrom('visit_days').where('day', '<', beforeDay).execute();
}

export async function dropOldCountReports(db: Executor, before: string): Promise<void> {
  await db.deleteFrom('count_reports').where('received_at', '<', before).execute();
}

export async function dropOldCodes(db: Executor, before: string): Promise<void> {
  await db.deleteFrom('verification_codes').where('sent_at', '<', before).execute();
}

/** Mails that were handed over or given up; their content went when that happened. */
export async function dropFinishedMails(db: Executor, before: string): Promise<void> {
  await db.deleteFrom('outbox').where('finished_at', '<', before).execute();
}
