import { employerOf } from '../core/link/index.ts';
import { detectRejection } from '../core/rejection/index.ts';
import { MOST_IN_REPORT } from '../contract/count-limits.ts';
import type { MeReply } from '../contract/me.ts';
import { readOwner, type LinkOwner } from './compose/draft-memory.ts';
import { LinkBook } from './compose/link-book.ts';
import { alertFor } from './compose/send-alert.ts';
import { decideSend, SEND_BUDGET_MS, type SendDecision } from './compose/send-check.ts';
import { readSettings } from './compose/settings.ts';
import {
  keepDeviceNotes,
  keepDeviceNumber,
  readDeviceNotes,
  readDeviceNumber,
} from './host/device-memory.ts';
import { readLaunchItem, type LaunchItem } from './host/launch-item.ts';
import { keepAsked, keepInMailbox, keepNoted, markEventsRunning } from './host/launch-notes.ts';
import { associateAction, type OfficeEvent } from './host/office-actions.ts';
import { DRAFT_KEYS, MAILBOX_KEYS } from './host/store-keys.ts';
import { INSERT_CONTROL, ON_COMPOSE, ON_RECIPIENTS, ON_SEND, PANE_CONTROL } from './manifest-ids.ts';

/** More of a body is not looked at: the author's words stand before the thread, and reading a megabyte takes too long. */
const MAX_CHARACTERS = 200_000;
/** Opening a draft is not held up longer for the mark that event code runs here. */
const MARK_BUDGET_MS = 1000;
/** With so many a new day gets no note of its own any more, because the mailbox has little room; no mail is left out for that. */
const MAX_NOTES = 50;

function onStarted(event: OfficeEvent): void {
  const finish = once(() => event.completed());
  after(MARK_BUDGET_MS, finish);
  try {
    markEventsRunning(new Date().toISOString(), finish);
  } catch {
    finish();
  }
}

function onMessageSend(event: OfficeEvent): void {
  const finish = once((options) => event.completed(options));
  const allow = () => finish({ allowEvent: true });
  after(SEND_BUDGET_MS, allow);
  const startedAt = Date.now();
  try {
    readLaunchItem((item) => {
      try {
        // The timer may be missing here, or late; whoever has waited this long is not asked any more.
        const isLate = Date.now() - startedAt > SEND_BUDGET_MS;
        finish(item && !isLate ? answerFor(item) : { allowEvent: true });
      } catch {
        allow();
      }
    });
  } catch {
    allow();
  }
}

function answerFor(item: LaunchItem): { readonly [name: string]: unknown } {
  const settings = readSettings(item.mailboxValues[MAILBOX_KEYS.settings]);
  const decision = decideSend({
    me: readMe(item.mailboxValues[MAILBOX_KEYS.me]),
    ownAddress: item.ownAddress,
    draft: { subject: item.subject, body: item.body.slice(0, MAX_CHARACTERS), bodyType: item.bodyType },
    recipients: item.recipients,
    owner: readOwner(item.draftValues[DRAFT_KEYS.owner]),
    // Where the draft's values could not be read, they may say that it is no rejection: nobody is asked then.
    dismissed: !item.draftKnown || item.draftValues[DRAFT_KEYS.notRejection] === true,
    book: LinkBook.from(item.mailboxValues[MAILBOX_KEYS.links]),
    settings,
    canAct: item.canAct,
    detect: detectRejection,
  });
  if (decision.kind === 'allow' && decision.sentLink) noteSent(item, decision.sentLink);
  const japanese =
    settings.language === 'auto' ? /^ja\b/i.test(item.displayLanguage) : settings.language === 'ja';
  const alert = alertFor(decision, japanese ? 'ja' : 'en', item.canAct);
  const question = questionOf(decision);
  // The same question twice in a draft would be nagging.
  if (!alert || item.asked === question) return { allowEvent: true };
  keepAsked(question);
  if (decision.kind === 'missing') notePassedOver(item);
  const answer = { allowEvent: false, errorMessage: alert.message };
  if (alert.action === null) return answer;
  // A command inserts at once; it has no answer for another person's link, which the pane shows side by side.
  const runs = item.canRun && decision.kind === 'missing';
  return {
    ...answer,
    cancelLabel: alert.action,
    commandId: runs ? INSERT_CONTROL : PANE_CONTROL,
    contextData: JSON.stringify({ id: String(Date.now()), reason: decision.kind }),
  };
}

/** What is asked and about whom; a change of either is a new question. */
function questionOf(decision: SendDecision): string {
  if (decision.kind === 'allow' || decision.kind === 'otherCompany') return decision.kind;
  const owner = 'owner' in decision && decision.owner ? decision.owner.address : '';
  const person = 'person' in decision ? decision.person.address : decision.count;
  return [decision.kind, owner, person].join(' ');
}

/**
 * Counts a reminder as passed over; an insertion sets the number back. Where there is browser storage it is kept there,
 * else in the mailbox, unless a pane has the newer copy of that.
 */
function notePassedOver(item: LaunchItem): void {
  const kept = item.mailboxValues[MAILBOX_KEYS.passedOver];
  const before = Math.max(typeof kept === 'number' ? kept : 0, readDeviceNumber(MAILBOX_KEYS.passedOver));
  if (!keepDeviceNumber(MAILBOX_KEYS.passedOver, before + 1) && !item.paneOpen)
    keepInMailbox(MAILBOX_KEYS.passedOver, before + 1);
}

/**
 * Notes a number for the pane to report. Saving writes this runtime's whole copy of the mailbox's settings, and an old copy
 * would undo what the pane has saved since. It must know the link; and beside an open pane that is not enough, because the
 * link may be of an earlier mail to the same person: there, only a copy that has heard of the pane's saves is saved.
 * On the web it is kept in the browser's storage, which the pane beside it shares: nothing is saved in the mailbox there.
 * Once in a draft: a mail we let go may be stopped by another add-in or by Outlook, and be sent again.
 */
function noteSent(item: LaunchItem, owner: LinkOwner): void {
  if (item.noted === true) return;
  if (!LinkBook.from(item.mailboxValues[MAILBOX_KEYS.links]).ownerOf(owner.code)) return;
  try {
    const onDevice = item.isWeb ? readDeviceNotes() : null;
    if (!onDevice || !keepDeviceNotes(withOneMore(onDevice, owner))) {
      if (item.paneOpen && !item.hearsPages) return;
      const kept = item.mailboxValues[MAILBOX_KEYS.sent];
      const notes: unknown[] = Array.isArray(kept) ? kept : [];
      keepInMailbox(MAILBOX_KEYS.sent, withOneMore(notes, owner));
    }
    keepNoted();
  } catch {
    // One mail less in a total is better than one mail not sent.
  }
}

/**
 * One report for each day and kind of mail, with an id of its own: whichever window takes it over, it counts once. It grows
 * until then; what is sent afterwards goes into another.
 */
function withOneMore(
  notes: readonly unknown[],
  { code, wording: { stage, language } }: LinkOwner,
): unknown[] {
  const day = today();
  const employer = employerOf(code);
  let isIn = false;
  const all = notes.map((value) => {
    const note = (typeof value === 'object' && value !== null ? value : {}) as {
      readonly [key: string]: unknown;
    };
    const sent = typeof note['sent'] === 'number' ? note['sent'] : MOST_IN_REPORT;
    const isDay = note['day'] === day || notes.length >= MAX_NOTES;
    const isKind = note['stage'] === stage && note['language'] === language && note['employer'] === employer;
    if (isIn || !isDay || !isKind || sent >= MOST_IN_REPORT || note['taken'] === true) return value;
    isIn = true;
    return { ...note, sent: sent + 1 };
  });
  if (isIn) return all;
  return all.concat([{ reportId: newId(), day, stage, language, employer, inserted: 0, sent: 1 }]);
}

/** Made without the browser's own, which is missing in classic Outlook. */
function newId(): string {
  const random = () => Math.random().toString(36).slice(2);
  return ('sent-mail-' + new Date().getTime().toString(36) + '-' + random() + random()).slice(0, 48);
}

function readMe(value: unknown): MeReply | null {
  return typeof value === 'object' && value !== null && 'employer' in value ? (value as MeReply) : null;
}

function today(): string {
  const now = new Date();
  const two = (n: number) => (n < 10 ? '0' : '') + String(n);
  return [now.getFullYear(), two(now.getMonth() + 1), two(now.getDate())].join('-');
}

type Options = { readonly [name: string]: unknown };

function once(finish: (options?: Options) => void): (options?: Options) => void {
  let finished = false;
  return (options) => {
    if (finished) return;
    finished = true;
    try {
      finish(options);
    } catch {
      // Outlook has ended the event by itself.
    }
  };
}

/** Not every event runtime promises timers. */
function after(milliseconds: number, run: () => void): void {
  if (typeof setTimeout === 'function') setTimeout(() => run(), milliseconds);
}

// At the top level: classic Outlook never runs Office.onReady (office-js#3219).
associateAction(ON_COMPOSE, onStarted);
associateAction(ON_RECIPIENTS, onStarted);
associateAction(ON_SEND, onMessageSend);
