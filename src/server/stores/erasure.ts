import type { Executor } from '../db/database.ts';
import { normaliseMailAddress } from '../identity/mail-address.ts';
import type { Disclosure } from './disclosures.ts';
import type { Registration } from './registrations.ts';

/** Takes everything about the person out of a registration. What is left says that somebody registered, and when. */
export async function blankRegistration(
  db: Executor,
  { employer_id: employerId, registration_id: registrationId }: Registration,
  fresh: {
    readonly pageKey: string;
    readonly submissionId: string;
    readonly link: string | null;
    readonly now: string;
  },
): Promise<void> {
  await db
    .updateTable('registrations')
    .set({
      page_key: fresh.pageKey,
      submission_id: fresh.submissionId,
      link_code: fresh.link,
      name: '',
      mail: '',
      job: '',
      area: null,
      contact_preference: 'mail',
      phone: null,
      hidden_companies: null,
      person_key: null,
      erased_at: fresh.now,
    })
    .where('employer_id', '=', employerId)
    .where('registration_id', '=', registrationId)
    .execute();
  for (const table of ['consents', 'verification_codes'] as const)
    await db
      .deleteFrom(table)
      .where('employer_id', '=', employerId)
      .where('registration_id', '=', registrationId)
      .execute();
}

/** Takes out what an agency wrote about the person: notes, the profile, and why it proposed them. */
export async function blankCase(
  db: Executor,
  { employer_id: employerId, disclosure_id: disclosureId }: Pick<Disclosure, 'employer_id' | 'disclosure_id'>,
): Promise<void> {
  await db
    .updateTable('agency_cases')
    .set({ profile: null, next_note: null, next_on: null })
    .where('employer_id', '=', employerId)
    .where('disclosure_id', '=', disclosureId)
    .execute();
  const proposals = await db
    .updateTable('slot_proposals')
    .set({ summary: '', reason: '' })
    .where('disclosure_id', '=', disclosureId)
    .returning(['employer_id', 'request_id', 'agency_id'])
    .execute();
  // An agency says once why it proposes up to three people: the text stands with each of them.
  for (const proposal of proposals)
    await db
      .updateTable('slot_proposals')
      .set({ reason: '' })
      .where('employer_id', '=', proposal.employer_id)
      .where('request_id', '=', proposal.request_id)
      .where('agency_id', '=', proposal.agency_id)
      .execute();
  await dropDraftsOf(db, disclosureId);
}

/** Forgets drafts of proposals in which somebody is chosen. */
export async function dropDraftsOf(db: Executor, disclosureId: string): Promise<void> {
  await db
    .updateTable('slot_asks')
    .set({ draft: null })
    .where('draft', 'is not', null)
    .where('draft', 'like', `%${disclosureId}%`)
    .execute();
}

/**
 * Removes what is kept about a person elsewhere: forms whose code was never typed, the claim of an employer, and mails
 * that have not left. A wish not to be mailed stays, without the address.
 */
export async function removeTraces(
  db: Executor,
  person: { readonly personKey: string; readonly mail: string },
  now: string,
): Promise<void> {
  // Such a form carries no key, and none of its codes did where the address had had too many: only its address tells whose
  // it is. They are those of the last days.
  const forms = await db
    .selectFrom('registrations')
    .select(['employer_id', 'registration_id', 'mail'])
    .where('outcome', '=', 'unverified')
    .execute();
  const theirs = normaliseMailAddress(person.mail);
  for (const form of forms) {
    if (normaliseMailAddress(form.mail) !== theirs) continue;
    await db
      .deleteFrom('registrations')
      .where('employer_id', '=', form.employer_id)
      .where('registration_id', '=', form.registration_id)
      .execute();
  }
  await db.deleteFrom('verification_codes').where('person_key', '=', person.personKey).execute();
  await db.deleteFrom('person_claims').where('person_key', '=', person.personKey).execute();
  await db.updateTable('suppressions').set({ mail: '' }).where('person_key', '=', person.personKey).execute();
  await dropWaitingMails(db, person, now);
}

async function dropWaitingMails(
  db: Executor,
  person: { readonly personKey: string; readonly mail: string },
  now: string,
): Promise<void> {
  // Mails that pass the suppression list carry no key, so that only their content tells whom they go to. Those to candidates
  // name what they are about or hold a code; of all others, thousands may wait, and none is read.
  const waiting = await db
    .selectFrom('outbox')
    .select(['employer_id', 'mail_id', 'person_key', 'message'])
    .where('status', '=', 'waiting')
    .where('person_key', 'in', [person.personKey, ''])
    .where((where) => where.or([where('subject', 'is not', null), where('turn', '=', 0)]))
    .execute();
  for (const mail of waiting) {
    if (mail.person_key === '' && (JSON.parse(mail.message) as { readonly to: string }).to !== person.mail)
      continue;
    await db
      .updateTable('outbox')
      .set({ status: 'suppressed', message: '', person_key: '', leased_until: null, finished_at: now })
      .where('employer_id', '=', mail.employer_id)
      .where('mail_id', '=', mail.mail_id)
      .execute();
  }
}
