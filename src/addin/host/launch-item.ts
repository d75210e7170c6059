import type { BodyType, Recipient } from './mail-host.ts';
import { joinPages, tellPages } from './page-channel.ts';
import { DRAFT_KEYS, isPaneOpen, MAILBOX_KEYS, SESSION_KEYS } from './store-keys.ts';

/**
 * The compose item as event code reads it. Classic Outlook on Windows runs that code in an engine without a DOM that may
 * know no more than ES5, so everything here works by callbacks and asks for nothing the language may lack (office-js#4391).
 */
export interface LaunchItem {
  readonly body: string;
  readonly bodyType: BodyType;
  readonly subject: string;
  readonly recipients: readonly Recipient[];
  readonly ownAddress: string;
  readonly displayLanguage: string;
  /** By key of store-keys, as another part of the add-in wrote it; to be parsed. */
  readonly draftValues: Readonly<Record<string, unknown>>;
  readonly mailboxValues: Readonly<Record<string, unknown>>;
  /** What this draft's session keeps, to be parsed: what was asked before, what was noted, and whether a pane is open. */
  readonly asked: unknown;
  readonly noted: unknown;
  readonly paneOpen: boolean;
  /** An alert may carry a button that opens the pane (Mailbox 1.14), or runs a command (1.15). */
  readonly canAct: boolean;
  readonly canRun: boolean;
}

type Answer<T> = (value: T) => void;
type Call<T> = (callback: (result: Office.AsyncResult<T>) => void) => void;

/** Reads everything the send check needs; `done` gets null as soon as one thing cannot be read. May throw. */
export function readLaunchItem(done: Answer<LaunchItem | null>): void {
  const item = composeItem();
  const mailbox = Office.context.mailbox;
  const recipients: Recipient[] = [];
  let bodyType: BodyType = 'html';
  let body = '';
  let subject = '';
  let draftValues: Record<string, unknown> = {};
  let session: Record<string, unknown> = {};
  let waiting = 6;
  let failed = false;

  const fail = () => {
    if (failed) return;
    failed = true;
    done(null);
  };
  const arrived = () => {
    waiting -= 1;
    if (waiting > 0 || failed) return;
    done({
      body,
      bodyType,
      subject,
      recipients,
      ownAddress: mailbox.userProfile.emailAddress || '',
      displayLanguage: Office.context.displayLanguage || '',
      draftValues,
      mailboxValues: readMailbox(),
      asked: session[SESSION_KEYS.asked],
      noted: session[SESSION_KEYS.noted],
      paneOpen: isPaneOpen(session[SESSION_KEYS.paneSeenAt], new Date().getTime()),
      canAct: Office.context.requirements.isSetSupported('Mailbox', '1.14'),
      canRun: Office.context.requirements.isSetSupported('Mailbox', '1.15'),
    });
  };
  const people = (field: Recipient['field'], next: () => void) =>
    ask<Office.EmailAddressDetails[]>(
      (callback) => item[field].getAsync(callback),
      fail,
      (list) => {
        for (let i = 0; i < list.length; i += 1) {
          const details = list[i];
          if (details) recipients.push(recipientOf(details, field));
        }
        next();
      },
    );

  // Three chains at most at a time: clients refuse more calls in flight.
  ask<Office.CoercionType>(
    (callback) => item.body.getTypeAsync(callback),
    fail,
    (type) => {
      if (type !== Office.CoercionType.Html && type !== Office.CoercionType.Text) return fail();
      bodyType = type === Office.CoercionType.Html ? 'html' : 'text';
      ask<string>(
        (callback) => item.body.getAsync(type, callback),
        fail,
        (content) => {
          body = content || '';
          arrived();
        },
      );
    },
  );
  people('to', () => {
    arrived();
    people('cc', () => people('bcc', arrived));
  });
  ask<string>(
    (callback) => item.subject.getAsync(callback),
    fail,
    (text) => {
      subject = text || '';
      arrived();
      ask<Office.CustomProperties>(
        (callback) => item.loadCustomPropertiesAsync(callback),
        fail,
        (properties) => {
          draftValues = readDraft(properties);
          arrived();
          if (!item.sessionData) return arrived();
          ask<object>(
            (callback) => item.sessionData.getAllAsync(callback),
            fail,
            (values) => {
              session = readSession(values);
              arrived();
            },
          );
        },
      );
    },
  );
}

export function keepAsked(question: string): void {
  keepInSession(SESSION_KEYS.asked, question);
}

export function keepNoted(): void {
  keepInSession(SESSION_KEYS.noted, true);
}

/** Leaves a sign in this draft that event code runs here, which the settings page reports. `done` always comes if Outlook answers. */
export function markEventsRunning(startedAt: string, done: () => void): void {
  // What a pane saves from now on is known at sending.
  joinPages();
  const session = composeItem().sessionData;
  if (!session) return done();
  session.setAsync(SESSION_KEYS.sendCheckStartedAt, JSON.stringify(startedAt), () => done());
}

/** Keeps a value in the mailbox without waiting: code after the event's completion may not run at all. */
export function keepInMailbox(key: string, value: unknown): void {
  const settings = Office.context.roamingSettings;
  settings.set(key, value);
  tellPages({ [key]: value });
  settings.saveAsync(() => undefined);
}

/** Without waiting: it is on its way to Outlook before the event is over. */
function keepInSession(key: string, value: unknown): void {
  const session = composeItem().sessionData;
  if (session) session.setAsync(key, JSON.stringify(value), () => undefined);
}

function composeItem(): Office.MessageCompose {
  const item = Office.context.mailbox.item as Office.MessageCompose | undefined;
  if (!item) throw new Error('There is no item.');
  return item;
}

function ask<T>(call: Call<T>, fail: () => void, answer: Answer<T>): void {
  let answered = false;
  const guarded = (result: Office.AsyncResult<T>) => {
    // Outlook has answered twice; a second answer would count as another one's.
    if (answered) return;
    answered = true;
    try {
      if (result.status !== Office.AsyncResultStatus.Succeeded) fail();
      else answer(result.value);
    } catch {
      fail();
    }
  };
  try {
    call(guarded);
  } catch {
    fail();
  }
}

function recipientOf(details: Office.EmailAddressDetails, field: Recipient['field']): Recipient {
  return {
    address: details.emailAddress || '',
    name: details.displayName || '',
    field,
    isGroup: String(details.recipientType) === 'distributionList',
  };
}

function readDraft(properties: Office.CustomProperties): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const keys = [DRAFT_KEYS.owner, DRAFT_KEYS.notRejection];
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i];
    const text: unknown = key === undefined ? undefined : properties.get(key);
    if (key !== undefined && typeof text === 'string') values[key] = JSON.parse(text);
  }
  return values;
}

function readSession(stored: object): Record<string, unknown> {
  const values: Record<string, unknown> = {};
  const keys = [SESSION_KEYS.asked, SESSION_KEYS.noted, SESSION_KEYS.paneSeenAt];
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i];
    const text: unknown = key === undefined ? undefined : (stored as Record<string, unknown>)[key];
    if (key !== undefined && typeof text === 'string') values[key] = JSON.parse(text);
  }
  return values;
}

function readMailbox(): Record<string, unknown> {
  const settings = Office.context.roamingSettings;
  const values: Record<string, unknown> = {};
  const keys = [
    MAILBOX_KEYS.me,
    MAILBOX_KEYS.links,
    MAILBOX_KEYS.settings,
    MAILBOX_KEYS.sent,
    MAILBOX_KEYS.passedOver,
  ];
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i];
    if (key !== undefined) values[key] = settings.get(key) as unknown;
  }
  return values;
}
