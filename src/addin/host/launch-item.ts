import type { BodyType, Recipient } from './mail-host.ts';
import { hearsPages } from './page-channel.ts';
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
  /** Outlook on the web or the new one: what event code saves in the mailbox is gone there with the next load (office-js#5650). */
  readonly isWeb: boolean;
  readonly displayLanguage: string;
  /** By key of store-keys, as another part of the add-in wrote it; to be parsed. */
  readonly draftValues: Readonly<Record<string, unknown>>;
  /** False where the draft's values could not be read; there are none then. */
  readonly draftKnown: boolean;
  readonly mailboxValues: Readonly<Record<string, unknown>>;
  /** What this draft's session keeps, to be parsed: what was asked before, what was noted, and whether a pane is open. */
  readonly asked: unknown;
  readonly noted: unknown;
  /** True as well where that cannot be told. */
  readonly paneOpen: boolean;
  /** This runtime has heard what the add-in's other pages write since an earlier event, so that its copy is no older than theirs. */
  readonly hearsPages: boolean;
  /** An alert may carry a button that opens the pane (Mailbox 1.14), or runs a command (1.15). */
  readonly canAct: boolean;
  readonly canRun: boolean;
}

type Answer<T> = (value: T) => void;
type Call<T> = (callback: (result: Office.AsyncResult<T>) => void) => void;
type Values = Record<string, unknown>;

/** What has arrived of the item so far. */
interface Arrived {
  body: string;
  bodyType: BodyType;
  subject: string;
  readonly recipients: Recipient[];
  /** Null where Outlook refused them. */
  draftValues: Values | null;
  session: Values | null;
}

/** One of the calls to Outlook after another: `next` follows the last one, `fail` where one cannot be had. */
type Chain = (item: Office.MessageCompose, arrived: Arrived, fail: () => void, next: () => void) => void;

/**
 * Reads everything the send check needs; `done` gets null as soon as one thing cannot be read. Only what the draft and its
 * session keep may be missing: in shared mailboxes the one is refused (office-js#5958, #6788), and the other has been without
 * its functions (#4154). May throw.
 */
export function readLaunchItem(done: Answer<LaunchItem | null>): void {
  const item = composeItem();
  const arrived: Arrived = {
    body: '',
    bodyType: 'html',
    subject: '',
    recipients: [],
    draftValues: null,
    session: {},
  };
  // Three chains at most at a time: clients refuse more calls in flight.
  const chains = [readBody, readPeople, readSubjectAndKept];
  let waiting = chains.length;
  let failed = false;
  const fail = () => {
    if (failed) return;
    failed = true;
    done(null);
  };
  const ended = () => {
    waiting -= 1;
    if (waiting === 0 && !failed) done(launchItem(arrived));
  };
  for (let i = 0; i < chains.length; i += 1) (chains[i] as Chain)(item, arrived, fail, ended);
}

function launchItem({ body, bodyType, subject, recipients, draftValues, session }: Arrived): LaunchItem {
  const mailbox = Office.context.mailbox;
  const kept = session || {};
  return {
    body,
    bodyType,
    subject,
    recipients,
    ownAddress: mailbox.userProfile.emailAddress || '',
    isWeb: isWeb(),
    displayLanguage: Office.context.displayLanguage || '',
    draftValues: draftValues || {},
    draftKnown: draftValues !== null,
    mailboxValues: readMailbox(),
    asked: kept[SESSION_KEYS.asked],
    noted: kept[SESSION_KEYS.noted],
    paneOpen: !session || isPaneOpen(kept[SESSION_KEYS.paneSeenAt], new Date().getTime()),
    hearsPages: hearsPages(),
    canAct: Office.context.requirements.isSetSupported('Mailbox', '1.14'),
    canRun: Office.context.requirements.isSetSupported('Mailbox', '1.15'),
  };
}

const readBody: Chain = (item, arrived, fail, next) =>
  ask<Office.CoercionType>(
    (callback) => item.body.getTypeAsync(callback),
    fail,
    (type) => {
      if (type !== Office.CoercionType.Html && type !== Office.CoercionType.Text) return fail();
      arrived.bodyType = type === Office.CoercionType.Html ? 'html' : 'text';
      ask<string>(
        (callback) => item.body.getAsync(type, callback),
        fail,
        (content) => {
          arrived.body = content || '';
          next();
        },
      );
    },
  );

const readPeople: Chain = (item, { recipients }, fail, next) => {
  const read = (field: Recipient['field'], then: () => void) =>
    ask<Office.EmailAddressDetails[]>(
      (callback) => item[field].getAsync(callback),
      fail,
      (list) => {
        for (let i = 0; i < list.length; i += 1) {
          const details = list[i];
          if (details) recipients.push(recipientOf(details, field));
        }
        then();
      },
    );
  read('to', () => read('cc', () => read('bcc', next)));
};

const readSubjectAndKept: Chain = (item, arrived, fail, next) =>
  ask<string>(
    (callback) => item.subject.getAsync(callback),
    fail,
    (text) => {
      arrived.subject = text || '';
      readKept(item, arrived, fail, next);
    },
  );

/** What the draft keeps, then what its session does, where there is one. */
const readKept: Chain = (item, arrived, fail, next) =>
  askIfKept<Office.CustomProperties>(
    (callback) => item.loadCustomPropertiesAsync(callback),
    readDraft,
    fail,
    (properties) => {
      arrived.draftValues = properties;
      if (!item.sessionData) return next();
      askIfKept<object>(
        (callback) => item.sessionData.getAllAsync(callback),
        readSession,
        fail,
        (values) => {
          arrived.session = values;
          next();
        },
      );
    },
  );

/** Asks for what may be missing: `next` gets null where Outlook refuses. A fault within `next` fails the whole reading. */
function askIfKept<T>(
  call: Call<T>,
  read: (value: T) => Values,
  fail: () => void,
  next: Answer<Values | null>,
): void {
  let isOver = false;
  const over = (values: Values | null) => {
    if (isOver) return fail();
    isOver = true;
    next(values);
  };
  ask<T>(
    call,
    () => over(null),
    (value) => over(read(value)),
  );
}

function isWeb(): boolean {
  try {
    return /^(OutlookWebApp|newOutlookWindows)$/.test(Office.context.mailbox.diagnostics.hostName);
  } catch {
    return false;
  }
}

/** The message that event code runs for; throws where there is none. */
export function composeItem(): Office.MessageCompose {
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

function readDraft(properties: Office.CustomProperties): Values {
  const values: Values = {};
  const keys = [DRAFT_KEYS.owner, DRAFT_KEYS.notRejection];
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i];
    const text: unknown = key === undefined ? undefined : properties.get(key);
    if (key !== undefined && typeof text === 'string') values[key] = JSON.parse(text);
  }
  return values;
}

function readSession(stored: object): Values {
  const values: Values = {};
  const keys = [SESSION_KEYS.asked, SESSION_KEYS.noted, SESSION_KEYS.paneSeenAt];
  for (let i = 0; i < keys.length; i += 1) {
    const key = keys[i];
    const text: unknown = key === undefined ? undefined : (stored as Values)[key];
    if (key !== undefined && typeof text === 'string') values[key] = JSON.parse(text);
  }
  return values;
}

function readMailbox(): Values {
  const settings = Office.context.roamingSettings;
  const values: Values = {};
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
