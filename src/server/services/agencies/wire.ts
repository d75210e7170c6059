import type { AgencyCandidate, AgencyRequest } from '../../../contract/agency.ts';
import type { CaseWithPerson } from '../../stores/agency-cases.ts';
import type { SlotProposal } from '../../stores/slot-proposals.ts';
import type { AskWithRequest } from '../../stores/slot-requests.ts';
import { departureOf, isPresent, isResting } from '../people/presence.ts';

/** A person as the agency's system reads them; nothing of them once they took their data back. */
export function candidateOnWire(person: CaseWithPerson): AgencyCandidate {
  const gone = departureOf(person);
  return {
    candidateId: person.disclosure_id,
    assignedAt: person.disclosed_at,
    lead: person.is_lead === 1,
    contactBy: person.contact_by,
    stage: person.stage,
    contactedAt: person.contacted_at,
    interviewedAt: person.interviewed_at,
    agreedAt: person.agreed_at,
    withdrawnAt: gone?.at ?? null,
    reason: gone?.reason ?? null,
    deleteBy: gone?.deleteBy ?? null,
    person: isPresent(person)
      ? {
          name: person.name,
          mail: person.mail,
          language: person.language,
          job: person.job,
          area: person.area,
          contactPreference: person.contact_preference,
          phone: person.phone,
          hiddenCompanies: person.hidden_companies,
          resting: isResting(person),
        }
      : null,
  };
}

/** `own`: what this agency proposed for it, among others. */
export function requestOnWire(ask: AskWithRequest, own: readonly SlotProposal[]): AgencyRequest {
  const proposals = own.filter(
    ({ employer_id, request_id }) => employer_id === ask.employer_id && request_id === ask.request_id,
  );
  const mine = proposals.some(({ state }) => state === 'accepted');
  return {
    requestId: ask.ask_id,
    company: ask.employer_name,
    companyEn: ask.employer_name_en,
    position: ask.position,
    who: ask.who,
    employment: ask.employment,
    place: ask.place,
    salary: ask.salary,
    interviewsFrom: ask.interviews_from,
    requestedAt: ask.requested_at,
    replyBy: ask.reply_by,
    open: ask.ask_state !== 'passed' && (ask.state === 'requested' || ask.state === 'proposed'),
    answer: ask.ask_state,
    interviewOn: mine ? ask.interview_on : null,
    proposals: proposals.map(({ proposal_id, disclosure_id, state }) => ({
      proposalId: proposal_id,
      candidateId: disclosure_id,
      state,
    })),
  };
}
