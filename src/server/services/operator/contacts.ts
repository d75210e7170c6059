import { parseMailAddress } from '../../identity/mail-address.ts';
import { employerContacts, replaceContacts } from '../../stores/employer-contacts.ts';
import { lockEmployer } from '../../stores/employers.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { audit, isUnchanged, type Actor } from './audit.ts';
import { refused, type Result } from './refused.ts';
import { CHANGED, refuseStale } from './seen.ts';

export interface ContactInput {
  readonly mail: string;
  readonly language: 'ja' | 'en';
}

/** Who of the employer gets the monthly page. The trail keeps how many they are, not who. */
export async function setContacts(
  context: ServiceContext,
  actor: Actor,
  employerId: string,
  contacts: readonly ContactInput[],
  seen?: number,
): Promise<Result> {
  const mails = contacts.map((contact) => parseMailAddress(contact.mail));
  if (mails.some((mail) => !mail.ok)) return refused('mail_invalid', 'contacts');
  return context.database.transaction<Result>(async (db) => {
    if (!(await lockEmployer(db, employerId))) return refused('not_found');
    const before = await employerContacts(db, employerId);
    const languages = new Map<string, 'ja' | 'en'>();
    mails.forEach((mail, index) => {
      if (mail.ok) languages.set(mail.address, contacts[index]?.language ?? 'ja');
    });
    const wished = [...languages].map(([mail, language]) => ({ mail, language }));
    const named = (people: readonly ContactInput[]) => ({
      contacts: people.map(({ mail, language }) => `${mail} ${language}`),
    });
    if (isUnchanged(named(before), named(wished))) return { ok: true };
    const stale = await refuseStale(db, CHANGED.contacts(employerId), seen);
    if (stale) return stale;
    await replaceContacts(db, employerId, wished, moment(context.clock()));
    await audit(context, db, actor, {
      action: 'employer.contacts_changed',
      employerId,
      before: { contacts: before.length },
      after: { contacts: wished.length },
    });
    return { ok: true };
  });
}
