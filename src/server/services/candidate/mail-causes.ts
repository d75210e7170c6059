import type { FollowUpDay } from '../../mail/templates/candidate-letters.ts';

/**
 * What the outbox calls the mails to a person: the kind, then the registration or the hand-over it is about, then what
 * tells it from others of its kind. Whoever takes their data away is shown these mails by the same words.
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

/** What the mails of one registration are called, as patterns: those to advisors name a hand-over too, and are left out. */
export function mailPatterns(registrationId: string, disclosureIds: readonly string[]): readonly string[] {
  const takeOvers = disclosureIds.map((id) => mailCauses.takeOver(id, '%'));
  return [`% ${registrationId}`, `% ${registrationId} %`, ...takeOvers];
}

/** A mail's kind, without the id and what stands behind it. */
export function mailKind(cause: string, ids: readonly string[]): string {
  const id = ids.find((one) => cause.includes(` ${one}`));
  return id === undefined ? cause : cause.slice(0, cause.indexOf(` ${id}`));
}
