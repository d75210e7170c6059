import type { MailItem, Recipient } from '../host/mail-host.ts';
import type { Person } from './home-state.ts';
import { samePerson, sortRecipients } from './people.ts';

/**
 * Events about recipients get lost (office-js#6847), so they are read again before a link is made theirs. `last`: as they
 * were read last. Mostly the person is still in that field, and each further one is one more answer to wait for.
 */
export async function isStillAddressed(
  item: MailItem,
  person: Person,
  last: readonly Recipient[],
  colleagueDomains: readonly string[],
): Promise<boolean> {
  const isAmong = (recipients: readonly Recipient[]) =>
    sortRecipients(recipients, colleagueDomains).candidates.some((candidate) =>
      samePerson(candidate, person),
    );
  const place = last.find((recipient) => samePerson(recipient, person));
  const there = place ? await item.recipients([place.field]) : null;
  const isKnown = there && (!there.ok || isAmong(there.value));
  const recipients = isKnown ? there : await item.recipients();
  if (!recipients.ok) return recipients.fault.code === 'timeout' || recipients.fault.code === 'failed';
  return isAmong(recipients.value);
}
