import type { FollowUpDay } from '../../mail/templates/candidate-letters.ts';

/**
 * What the outbox calls the mails to a person: the kind, then the registration or the hand-over it is about, then what
 * tells it from others of its kind. Whoever takes their data away is shown these mails by the same words: they are found
 * by their subject, which is that registration or hand-over.
 */
export const mailCauses = {
  code: (registrationId: string, sentAt: string) => `code ${registrationId} ${sentAt}`,
  welcome: (registrationId: string) => `welcome ${registrationId}`,
  followUp: (day: FollowUpDay, registrationId: string) => `follow-up ${day} ${registrationId}`,
  news: (month: string, registrationId: string) => `news ${month} ${registrationId}`,
  retention: (registrationId: string, until: string) => `retention ${registrationId} ${until}`,
  download: (registrationId: string, day: string) => `download ${registrationId} ${day}`,
  takeOver: (disclosureId: string, memberId: string) => `take-over ${disclosureId} ${memberId}`,
  deleted: (registrationId: string) => `deleted ${registrationId}`,
};

/** A mail's kind, without what it is about and what stands behind that. */
export function mailKind(cause: string, subject: string): string {
  return cause.slice(0, cause.indexOf(` ${subject}`));
}
