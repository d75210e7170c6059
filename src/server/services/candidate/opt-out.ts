import { personKeyOf } from '../../identity/person-key.ts';
import { newToken } from '../../secrets/tokens.ts';
import { findSuppression, liftSuppression, suppress } from '../../stores/suppressions.ts';
import { addSeconds, moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { noteTakenBack } from '../people/taken-back.ts';

/** Never mails this address again. Returns the key of the page that says so, the same way for every address. */
export async function stopMails(context: ServiceContext, mail: string): Promise<string> {
  const pageKey = newToken(context.random);
  const now = moment(context.clock());
  const personKey = personKeyOf(context.secret, mail);
  await suppress(context.database.kysely, {
    person_key: personKey,
    page_key: pageKey,
    mail,
    created_at: now,
    page_created_at: now,
  });
  noteTakenBack(context, personKey, { what: 'mails' });
  return pageKey;
}

/**
 * A page offers to take its stop back for this long. Not for ever: whoever knows an address can ask to stop it again, and
 * that must not lift what its owner has asked for long ago. Nor may they learn of it: their page offers the same for every
 * address and answers the same, and where the first stop is older than this, it stays.
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
  return row && { mail: row.mail, mayUndo: row.page_created_at >= undoableSince(context) };
}

/** Takes back, while that is offered, that mails to an address were stopped. Nothing happens where it is too late. */
export async function allowMails(context: ServiceContext, pageKey: string): Promise<void> {
  const nextPageKey = newToken(context.random);
  const lifted = await context.database.transaction((db) =>
    liftSuppression(db, pageKey, undoableSince(context), nextPageKey),
  );
  if (lifted) noteTakenBack(context, lifted.person_key, { what: 'mails' }, true);
}

function undoableSince(context: ServiceContext): string {
  return moment(addSeconds(context.clock(), -UNDO_SECONDS));
}
