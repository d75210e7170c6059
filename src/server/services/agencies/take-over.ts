import type { Executor } from '../../db/database.ts';
import { takeOverMail } from '../../mail/templates/candidate-letters.ts';
import { disclosuresOf } from '../../stores/disclosures.ts';
import type { ServiceContext } from '../context.ts';
import { mailCauses } from '../people/mail-causes.ts';
import { addresseeOf, findPerson, type Person } from '../people/person.ts';

/**
 * Tells a person who looks after them from now on, in the transaction that decides it; each advisor is announced once.
 * Whoever rests is left in peace.
 */
export async function announceTakeOver(
  context: ServiceContext,
  db: Executor,
  handed: {
    readonly employer_id: string;
    readonly registration_id: string;
    readonly disclosure_id: string;
    readonly person_key: string | null;
  },
  advisor: { readonly member_id: string; readonly name: string },
): Promise<void> {
  const person = handed.person_key === null ? undefined : await findPerson(db, handed.person_key);
  if (person?.candidate.state !== 'looking') return;
  const disclosures = await disclosuresOf(db, handed.employer_id, handed.registration_id);
  const disclosure = disclosures.find(({ disclosure_id: id }) => id === handed.disclosure_id);
  if (!disclosure) throw new Error('A case without its disclosure record.');
  const name = person.candidate.language === 'ja' ? disclosure.name : disclosure.name_en;
  await context.mails.add(db, {
    employerId: handed.employer_id,
    subject: handed.disclosure_id,
    cause: mailCauses.takeOver(handed.disclosure_id, advisor.member_id),
    addressee: 'candidate',
    message: takeOverMail(addresseeOf(context, person), {
      agency: { name, licence: disclosure.licence_no },
      advisor: advisor.name,
      contact: contactOf(person.newest),
    }),
  });
}

function contactOf({ contact_preference: preference, phone }: Person['newest']) {
  if (preference === 'mail') return 'mail';
  return phone === null ? 'numberless' : 'phone';
}
