import { detectRejection } from '../core/rejection/index.ts';
import type { MeReply } from '../contract/me.ts';
import { readOwner, type LinkOwner } from './compose/draft-memory.ts';
import { LinkBook } from './compose/link-book.ts';
import { alertFor } from './compose/send-alert.ts';
import { decideSend } from './compose/send-check.ts';
import { readSettings } from './compose/settings.ts';
import { keepInMailbox, markEventsRunning, readLaunchItem, type LaunchItem } from './host/launch-item.ts';
import { associateAction, type OfficeEvent } from './host/office-actions.ts';
import { DRAFT_KEYS, MAILBOX_KEYS } from './host/store-keys.ts';
import { ON_COMPOSE, ON_RECIPIENTS, ON_SEND, PANE_CONTROL } from './manifest-ids.ts';

/** The mail goes when the check needs longer (ux 10): nothing of ours stands between the user and Send. */
const SEND_BUDGET_MS = 300;
const MARK_BUDGET_MS = 1000;
/** More notes than this wait for no pane any more. */
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
  try {
    readLaunchItem((item) => {
      try {
        finish(item ? answerFor(item) : { allowEvent: true });
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
    draft: { subject: item.subject, body: item.body, bodyType: item.bodyType },
    recipients: item.recipients,
    owner: readOwner(item.draftValues[DRAFT_KEYS.owner]),
    dismissed: item.draftValues[DRAFT_KEYS.notRejection] === true,
    book: LinkBook.from(item.mailboxValues[MAILBOX_KEYS.links]),
    settings,
    canAct: item.canAct,
    detect: detectRejection,
  });
  if (decision.kind === 'allow' && decision.sentLink) noteSent(item, decision.sentLink);
  const japanese =
    settings.language === 'auto' ? /^ja\b/i.test(item.displayLanguage) : settings.language === 'ja';
  const alert = alertFor(decision, japanese ? 'ja' : 'en');
  if (!alert) return { allowEvent: true };
  return {
    allowEvent: false,
    errorMessage: alert.message,
    cancelLabel: alert.action,
    commandId: PANE_CONTROL,
    contextData: JSON.stringify({ reason: decision.kind }),
  };
}

/**
 * Notes a number for the pane to report. Saving writes this runtime's whole copy of the mailbox's settings, so it happens
 * only when that copy is new enough to know the link; otherwise an old copy could undo what the pane has saved since.
 */
function noteSent(item: LaunchItem, owner: LinkOwner): void {
  if (!LinkBook.from(item.mailboxValues[MAILBOX_KEYS.links]).ownerOf(owner.code)) return;
  try {
    const kept = item.mailboxValues[MAILBOX_KEYS.sent];
    const notes: unknown[] = Array.isArray(kept) ? kept : [];
    const note = { day: today(), stage: owner.wording.stage, language: owner.wording.language };
    keepInMailbox(MAILBOX_KEYS.sent, notes.concat([note]).slice(-MAX_NOTES));
  } catch {
    // One mail less in a total is better than one mail not sent.
  }
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
