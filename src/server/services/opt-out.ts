import { personKeyOf } from '../person-key.ts';
import { addSeconds, moment } from '../runtime.ts';
import { newToken } from '../secrets.ts';
import { findSuppression, liftSuppression, suppress } from '../stores/suppressions.ts';
import type { ServiceContext } from './context.ts';

/** Never mails this address again. Returns the key of the page that says so, the same way for every address. */
export async function stopMails(context: ServiceContext, mail: string): Promise<string> {
  const pageKey = newToken(context.random);
  await suppress(context.database.kysely, {
    person_key: personKeyOf(context.secret, mail),
    page_key: pageKey,
    mail,
    created_at: moment(context.clock()),
  });
  return pageKey;
}

/**
 * A stop can be taken back for this long on its page. Not for ever: whoever knows an address can ask to stop it again,
 * and must not get a page that lifts what its owner has asked for long ago.
 */
export const UNDO_SECONDS = 3600;

export interface StoppedMails {
  readonly mail: string;
  readonly mayUndo: boolean;
}

/** What was stopped on a page; undefined where the stop was undone or repeated elsewhere. */
export async function stoppedMails(
  context: ServiceContext,
  pageKey: string,
): Promise<StoppedMails | undefined> {
  const row = await findSuppression(context.database.kysely, pageKey);
  return row && { mail: row.mail, mayUndo: row.created_at >= undoableSince(context) };
}

export async function allowMails(context: ServiceContext, pageKey: string): Promise<void> {
  await liftSuppression(context.database.kysely, pageKey, undoableSince(context));
}

function undoableSince(context: ServiceContext): string {
  return moment(addSeconds(context.clock(), -UNDO_SECONDS));
}
