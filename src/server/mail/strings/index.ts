import en from './en.json' with { type: 'json' };
import ja from './ja.json' with { type: 'json' };
import type { MailLanguage } from '../message.ts';

export type MailStrings = Readonly<Record<keyof typeof ja, string>>;

const STRINGS: Readonly<Record<MailLanguage, MailStrings>> = { ja, en };

/**
 * The texts of letters to candidates and of mails with a code; a key missing in one language does not compile. What other
 * mails say (notices, bookings, the monthly page) stands in their templates.
 */
export function mailStrings(language: MailLanguage): MailStrings {
  return STRINGS[language];
}
