import type { Executor } from '../../db/database.ts';
import { downloadMail } from '../../mail/templates/candidate-letters.ts';
import { moment } from '../../time/clock.ts';
import { caseEvents, caseOf } from '../../stores/agency-cases.ts';
import { addedItems, disclosuresOf, type Disclosure } from '../../stores/disclosures.ts';
import { employerDisclosures } from '../../stores/employer-disclosures.ts';
import { findEmployer } from '../../stores/employers.ts';
import { mailsAbout } from '../../stores/outbox.ts';
import { consentHistory } from '../../stores/consents.ts';
import type { Registration } from '../../stores/registrations.ts';
import { sessionsOf } from '../../stores/sessions.ts';
import { signInCodesOf } from '../../stores/sign-in-codes.ts';
import { proposalsOfPerson } from '../../stores/slot-proposals.ts';
import { isSuppressed } from '../../stores/suppressions.ts';
import { japanDay } from '../../time/calendar.ts';
import { fullMoment } from '../../time/dates.ts';
import type { ServiceContext } from '../context.ts';
import { mailCauses, mailKind } from '../people/mail-causes.ts';
import { addresseeOf, findPerson, type Person } from '../people/person.ts';

/**
 * Everything that is kept about a person, to take away, with what agencies wrote about them; and a mail that says so, once
 * a day at most. Which employers they were proposed to is left out, and why, unless one accepted them and knows their name:
 * what those look for is theirs, and one text may speak of several people. The names of the fields are for people. Undefined for somebody who is not registered.
 */
export async function exportData(context: ServiceContext, personKey: string) {
  return context.database.transaction(async (db) => {
    const person = await findPerson(db, personKey);
    if (!person) return undefined;
    const { candidate } = person;
    const now = context.clock();
    await announce(context, db, person, now);
    return {
      exportedAt: moment(now),
      person: {
        mail: candidate.mail,
        language: candidate.language,
        state: candidate.state,
        registeredAt: candidate.registered_at,
        lastActiveAt: candidate.active_at,
        keptUntil: candidate.retained_until,
        wantsJobSearchMails: candidate.wants_news === 1,
        mailsStopped: await isSuppressed(db, personKey),
      },
      registrations: await Promise.all(person.registrations.map((one) => registrationData(db, one))),
      signIns: (await sessionsOf(db, personKey)).map((session) => ({
        at: session.created_at,
        lastUsedAt: session.seen_at,
        endedAt: session.ended_at,
      })),
      // Whoever was mailed a code that they did not ask for reads here that somebody typed their address, and how.
      signInCodes: (await signInCodesOf(db, 'candidate', personKey)).map((code) => ({
        addressTyped: code.mail,
        mailedAt: code.sent_at,
        worksUntil: code.expires_at,
        endedAt: code.used_at,
      })),
    };
  });
}

async function registrationData(db: Executor, registration: Registration) {
  const { employer_id: employerId, registration_id: id } = registration;
  const employer = await findEmployer(db, employerId);
  const consents = await consentHistory(db, registration);
  const disclosures = await disclosuresOf(db, employerId, id);
  const disclosureIds = disclosures.map((one) => one.disclosure_id);
  return {
    id,
    invitedBy: employer?.name ?? null,
    link: registration.link_code,
    sentAt: registration.created_at,
    verifiedAt: registration.verified_at,
    name: registration.name,
    mail: registration.mail,
    job: registration.job,
    area: registration.area,
    contact: registration.contact_preference,
    phone: registration.phone,
    companiesToHideFrom: registration.hidden_companies,
    consents: consents.map((row) => ({
      purpose: row.purpose,
      agency: row.agency_id,
      namedAgencies: row.agencies === '' ? [] : row.agencies.split(' '),
      agreed: row.is_granted === 1,
      wording: row.version,
      language: row.language,
      at: row.created_at,
    })),
    handedTo: await Promise.all(
      disclosures.map(async (row) => ({
        agency: row.name,
        licence: row.licence_no,
        items: row.items.split(' '),
        itemsAddedLater: addedItems(row),
        at: row.disclosed_at,
        stoppedAt: row.withdrawn_at,
        resumedAt: row.resumed_at,
        support: await supportData(db, row),
      })),
    ),
    givenToEmployers: (await employerDisclosures(db, registration)).map((row) => ({
      employer: row.name,
      reason: row.reason,
      items: row.items.split(' '),
      wording: row.consent_version,
      at: row.disclosed_at,
      endsAt: row.ends_at,
    })),
    mails: (await mailsAbout(db, employerId, [id, ...disclosureIds])).map((mail) => ({
      kind: mailKind(mail.cause, mail.subject),
      status: mail.status,
      writtenAt: mail.created_at,
      deliveredAt: mail.finished_at,
    })),
  };
}

/** What an agency did for the person, and what it wrote about them. */
async function supportData(db: Executor, disclosure: Disclosure) {
  const agencyCase = await caseOf(db, disclosure);
  if (!agencyCase) return null;
  return {
    stage: agencyCase.stage,
    advisor: agencyCase.owner_name,
    contactBy: agencyCase.contact_by,
    contactedAt: agencyCase.contacted_at,
    interviewedAt: agencyCase.interviewed_at,
    placedAt: agencyCase.placed_at,
    agreedToBeProposedAt: agencyCase.agreed_at,
    profile: agencyCase.profile,
    nextOn: agencyCase.next_on,
    nextNote: agencyCase.next_note,
    events: (await caseEvents(db, disclosure)).map((event) => ({ kind: event.kind, at: event.created_at })),
    proposals: (await proposalsOfPerson(db, disclosure.disclosure_id)).map((proposal) => ({
      summary: proposal.summary,
      state: proposal.state,
      at: proposal.proposed_at,
      decidedAt: proposal.decided_at,
    })),
  };
}

async function announce(context: ServiceContext, db: Executor, person: Person, now: Date): Promise<void> {
  const { employer_id: employerId, registration_id: first } = person.registrations[0] ?? person.newest;
  await context.mails.add(db, {
    employerId,
    subject: first,
    cause: mailCauses.download(first, japanDay(now)),
    addressee: 'candidate_in_any_case',
    message: downloadMail(addresseeOf(context, person), {
      at: fullMoment(moment(now), person.candidate.language),
    }),
  });
}
