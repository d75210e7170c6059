import type { Executor } from '../db/database.ts';

/**
 * What is dropped because of its age alone and has no store that it belongs to more. Each begins with an index by age,
 * or of the few drafts there are; employers do not matter here.
 */

export async function dropOldLinks(db: Executor, before: string): Promise<void> {
  await db.deleteFrom('links').where('first_opened_at', '<', before).execute();
}

/** Days before one in Japan, which itself stays. Reports show no visits for those days any more. */
export async function dropOldVisitDays(db: Executor, beforeDay: string): Promise<void> {
  await db.deleteFrom('visit_days').where('day', '<', beforeDay).execute();
}

/** Which reports were received, not what they counted: one that is sent again after this is counted again. */
export async function dropOldCountReports(db: Executor, before: string): Promise<void> {
  await db.deleteFrom('count_reports').where('received_at', '<', before).execute();
}

/** Codes of registrations, used or not. Those of the last hour must stay, because `countCodesTo` counts them. */
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
