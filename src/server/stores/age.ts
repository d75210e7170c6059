import type { Executor } from '../db/database.ts';

/**
 * What is dropped because of its age alone and has no store that it belongs to more. Each begins with an index by age,
 * or of the few drafts there are; employers do not matter here.
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

/** Drafts for requests that have taken no proposal since a moment: somebody was accepted, or they ended. */
export async function dropOldDrafts(db: Executor, before: string): Promise<void> {
  await db
    .updateTable('slot_asks')
    .set({ draft: null })
    .where('draft', 'is not', null)
    .where((where) =>
      where.exists(
        where
          .selectFrom('slot_requests')
          .select('slot_requests.request_id')
          .whereRef('slot_requests.employer_id', '=', 'slot_asks.employer_id')
          .whereRef('slot_requests.request_id', '=', 'slot_asks.request_id')
          .where((over) => over.or([over('accepted_at', '<', before), over('closed_at', '<', before)])),
      ),
    )
    .execute();
}
