import { forHires, type Hires } from '../../../core/wording/index.ts';
import type { Operator } from '../../identity/operator.ts';
import type { MailLanguage, MailMessage } from '../message.ts';
import { letter, letterText, type LetterPart, type LetterText } from './letter.tsx';

/** Whom a letter goes to, and what is the same in all of them. */
export interface Addressee {
  readonly to: string;
  readonly language: MailLanguage;
  /** What the person is called. */
  readonly name: string;
  readonly operator: Operator;
  /** Where the person's own page is. */
  readonly myPage: string;
}

export interface NamedAgency {
  readonly name: string;
  readonly licence: string;
}

/** Days after registering on which those who agreed are asked how things are going. */
export const FOLLOW_UP_DAYS = [30, 90, 180] as const;
export type FollowUpDay = (typeof FOLLOW_UP_DAYS)[number];

/** Says that registering worked, who has the data, and where everything can be changed. */
export function welcomeMail(
  person: Addressee,
  facts: { readonly contactBy: string; readonly agencies: readonly NamedAgency[] },
): MailMessage {
  const text = letterText(person.language);
  return letter({
    ...person,
    subject: text('welcome.subject'),
    parts: [
      say(text('welcome.lead', { name: person.name, date: facts.contactBy })),
      ...agencyList(text, text('welcome.agencies'), facts.agencies),
      say(text('welcome.my')),
      button(text, text('welcome.button'), person.myPage),
      quiet(text('welcome.stranger', { contact: person.operator.contactMail })),
    ],
  });
}

/** Asks how things are going; nothing needs doing where nothing changed. */
export function followUpMail(
  person: Addressee & { readonly unsubscribeUrl: string },
  facts: {
    readonly day: FollowUpDay;
    readonly checkIn: string;
    readonly stop: string;
    readonly hires?: Hires;
  },
): MailMessage {
  const text = letterText(person.language);
  return letter({
    ...person,
    subject: text('follow.subject'),
    parts: [
      say(text(`follow.lead.${facts.day}`, { name: person.name })),
      say(text('follow.body')),
      { kind: 'button', label: text('follow.button'), url: facts.checkIn },
      why(text, facts.hires),
      stopLink(text, facts.stop),
    ],
  });
}

/** A text of the operator's to those who agreed to be sent some. A paragraph that is one line ending in an address is a link. */
export function newsMail(
  person: Pick<Addressee, 'to' | 'language' | 'operator'> & { readonly unsubscribeUrl?: string },
  facts: {
    readonly subject: string;
    readonly paragraphs: readonly string[];
    readonly stop: string;
    readonly hires?: Hires;
  },
): MailMessage {
  const text = letterText(person.language);
  return letter({
    ...person,
    subject: facts.subject,
    parts: [...facts.paragraphs.map(paragraph), why(text, facts.hires), stopLink(text, facts.stop)],
  });
}

function paragraph(text: string): LetterPart {
  const [, words, url] = /^(?:(.*\S)\s+)?(https:\/\/\S+)$/.exec(text) ?? [];
  if (url === undefined || !URL.canParse(url)) return say(text);
  return { kind: 'link', label: words ?? new URL(url).host, url };
}

/** Warns that everything will be erased, and says how to prevent it. */
export function retentionMail(person: Addressee, facts: { readonly eraseOn: string }): MailMessage {
  const text = letterText(person.language);
  return letter({
    ...person,
    subject: text('retention.subject', { date: facts.eraseOn }),
    parts: [
      say(text('retention.lead', { name: person.name, date: facts.eraseOn })),
      say(text('retention.body')),
      button(text, text('retention.button'), person.myPage),
    ],
  });
}

/** Tells who looks after the person from now on. */
export function takeOverMail(
  person: Addressee,
  facts: {
    readonly agency: NamedAgency;
    readonly advisor: string | null;
    /** How the person is reached; `numberless` where a call may come but nobody could make it. */
    readonly contact: 'mail' | 'phone' | 'numberless';
  },
): MailMessage {
  const text = letterText(person.language);
  const { agency, advisor } = facts;
  const lead =
    advisor === null
      ? text('takeover.lead.noname', { name: person.name, agency: agency.name })
      : text('takeover.lead', { name: person.name, agency: agency.name, advisor });
  return letter({
    ...person,
    subject: text('takeover.subject'),
    parts: [
      say(lead),
      say(text(`takeover.${facts.contact}`)),
      say(text('takeover.stop')),
      button(text, text('welcome.button'), person.myPage),
    ],
  });
}

/** Says what was erased, what is left, and whom we asked to follow. The last mail a person gets. */
export function deletedMail(
  person: Addressee,
  facts: {
    readonly at: string;
    readonly cause: 'wish' | 'retention';
    readonly agencies: readonly NamedAgency[];
    readonly deleteBy: string;
  },
): MailMessage {
  const text = letterText(person.language);
  const lead = facts.cause === 'wish' ? 'deleted.lead' : 'deleted.lead.retention';
  return letter({
    ...person,
    subject: text('deleted.subject'),
    parts: [
      say(text(lead, { date: facts.at })),
      say(text('deleted.left')),
      ...agencyList(text, text('deleted.agencies', { date: facts.deleteBy }), facts.agencies),
      say(text('deleted.last')),
    ],
  });
}

/** Tells the owner of the address that a copy was taken, so that a stranger's visit does not stay unseen. */
export function downloadMail(person: Addressee, facts: { readonly at: string }): MailMessage {
  const text = letterText(person.language);
  return letter({
    ...person,
    subject: text('download.subject'),
    parts: [
      say(text('download.lead', { date: facts.at })),
      say(text('download.stranger', { contact: person.operator.contactMail })),
      button(text, text('welcome.button'), person.myPage),
    ],
  });
}

function say(text: string): LetterPart {
  return { kind: 'text', text };
}

function quiet(text: string): LetterPart {
  return { kind: 'text', text, quiet: true };
}

/** Names the consent as the person's own page does. */
function why(text: LetterText, hires: Hires | undefined): LetterPart {
  return quiet(text(forHires('follow.why', hires)));
}

function stopLink(text: LetterText, url: string): LetterPart {
  return { kind: 'link', label: text('stop'), url, quiet: true };
}

function button(text: LetterText, label: string, url: string): LetterPart {
  return { kind: 'button', label, url, note: text('signin') };
}

function agencyList(text: LetterText, title: string, agencies: readonly NamedAgency[]): LetterPart[] {
  if (agencies.length === 0) return [];
  return [{ kind: 'list', title, items: agencies.map((agency) => text('agency', { ...agency })) }];
}
