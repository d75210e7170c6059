import { parseMailAddress } from '../../identity/mail-address.ts';
import { personKeyOf } from '../../identity/person-key.ts';
import { removeSuppression } from '../../stores/suppressions.ts';
import type { ServiceContext } from '../context.ts';
import { noteTakenBack } from '../people/taken-back.ts';
import { audit, type Actor } from './audit.ts';
import { refused, type Result } from './refused.ts';

/**
 * Lets mails reach an address again that is on the suppression list, for whoever wrote from it that they want that and
 * has no page of their own to do it on. The trail says that it was done, not for whom.
 */
export async function resumeMailsTo(context: ServiceContext, actor: Actor, typed: string): Promise<Result> {
  const mail = parseMailAddress(typed);
  if (!mail.ok) return refused('mail_invalid');
  const personKey = personKeyOf(context.secret, mail.address);
  const result = await context.database.transaction<Result>(async (db) => {
    if (!(await removeSuppression(db, personKey))) return refused('already');
    await audit(context, db, actor, { action: 'mails.resumed' });
    return { ok: true };
  });
  if (result.ok) noteTakenBack(context, personKey, { what: 'mails' }, true);
  return result;
}
