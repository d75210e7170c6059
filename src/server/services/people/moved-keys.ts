import type { Database } from '../../db/database.ts';
import { personKeyOf, subjectOf } from '../../identity/person-key.ts';
import { findCandidate } from '../../stores/candidates.ts';
import { movePerson, quotedPeople } from '../../stores/person-keys.ts';

/**
 * Quotes that need not be there have not always been read over: whoever was taken in with them would be found by no address
 * any more, to sign in, to stop mails or to be erased. Safe to repeat. Whoever registered without them as well stays two.
 */
export async function moveKeys(database: Database, secret: string): Promise<void> {
  for (const { person_key: from, mail } of await quotedPeople(database.kysely)) {
    const personKey = personKeyOf(secret, mail);
    if (personKey === from) continue;
    await database.transaction(async (db) => {
      if (await findCandidate(db, personKey)) return;
      await movePerson(db, from, { personKey, subject: subjectOf(secret, mail) });
    });
  }
}
