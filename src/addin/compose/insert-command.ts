import { shortened } from '../../core/text/cut.ts';
import { connectHost } from '../host/connect-host.ts';
import type { HostNotice, HostStore, MailHost, MailItem } from '../host/mail-host.ts';
import { tellPages } from '../host/page-channel.ts';
import { isPaneOpen, MAILBOX_KEYS, SESSION_KEYS } from '../host/store-keys.ts';
import { translator, type Translator } from '../strings/index.ts';
import type { ComposeAssistant } from './compose-assistant.ts';
import { createAssistant } from './create-assistant.ts';
import { storedOwner } from './draft-memory.ts';
import { mismatchTitle, type HomeState, type HomeView, type UnconfirmedCause } from './home-state.ts';
import { openMailbox, type MailboxParts } from './open-mailbox.ts';
import { addressedName } from './people.ts';

const NOTICE_KEY = 'careerRelay';

/** A press waits no longer for what the company decided; what is known here holds then, as it does offline. */
const DECISIONS_MS = 2_000;

/** The last press: each waits for the one before it, and then finds that one's link. */
let running: Promise<void> = Promise.resolve();

/** One press on the ribbon: the same insertion as in the pane, told in the notification bar. Never rejects. */
export function insertFromRibbon(): Promise<void> {
  running = running.then(insertOnce, insertOnce);
  return running;
}

/** The mailbox of all presses that save, made at the first one: what one counted may wait for the service while the next one saves. */
let saving: MailboxParts | null = null;

async function insertOnce(): Promise<void> {
  const host = await connectHost();
  if (!host) return;
  const item = host.forItem();
  const besidePane = await isBesidePane(item);
  const mailbox = besidePane ? openMailbox(host, readOnly(host.mailboxStore)) : savingMailbox(host);
  const { assistant, connection, counts, language, wording } = createAssistant(host, mailbox);
  await mailbox.load();
  // The pane has these reports already: what is inserted now goes into a new one, which the pane does not know yet.
  if (besidePane) counts.handOver();
  // Only a mailbox that was connected a moment ago, in a pane with a copy of the settings of its own, lacks the terms.
  if (!connection.view().me) await connection.connectSilently();
  if (!connection.view().me) await connection.refresh();
  // Kept by no pane yet, by an earlier version or for another company, or too long to be kept.
  if (connection.view().me && !wording.view().company) await inTime(wording.refresh(), DECISIONS_MS);
  const { t } = translator(language());
  await assistant.start();
  assistant.apply(true);
  const refusal = refusalFor(assistant.view().state, t);
  if (refusal) await item.notify(refusal);
  else {
    const tell = async () => {
      const { state } = assistant.view();
      const { owner } = assistant.draft.memory;
      if (owner && state.kind === 'inserted') {
        const reports = counts.handOver();
        await item.sessionStore.write({ [SESSION_KEYS.handOver]: { owner: storedOwner(owner), reports } });
        tellPages({ [SESSION_KEYS.handOver]: true });
      }
      await item.notify(outcomeFor(assistant.view(), t));
      return state.kind;
    };
    assistant.actions.insert();
    await idle(assistant);
    const told = await tell();
    // Outlook may end this page after the press: an insertion that came late is counted and told before that.
    await assistant.actions.ended();
    if (assistant.view().state.kind !== told) await tell();
    await assistant.saved();
  }
  assistant.stop();
}

/** Resolves with the work or after so long, whichever comes first. */
async function inTime(work: Promise<void>, ms: number): Promise<void> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  await Promise.race([work, new Promise<void>((resolve) => (timer = setTimeout(resolve, ms)))]);
  clearTimeout(timer);
}

/**
 * Saving writes the whole of this page's copy of the mailbox's values. Where a pane is open for the draft its copy is
 * the newer one: nothing is saved from here, and the pane takes over what happened.
 */
async function isBesidePane(item: MailItem): Promise<boolean> {
  const session = await item.sessionStore.read();
  return session.ok && isPaneOpen(session.value[SESSION_KEYS.paneSeenAt], Date.now());
}

function readOnly(store: HostStore): HostStore {
  return {
    read: async () => {
      const stored = await store.read();
      // What the send check noted is for whoever can clear it: counted here, it would be counted once more.
      return stored.ok ? { ...stored, value: { ...stored.value, [MAILBOX_KEYS.sent]: null } } : stored;
    },
    write: () => Promise.resolve({ ok: true, value: undefined }),
  };
}

/** What another window writes meanwhile would be undone by saving; a page that does not save keeps what it hands over. */
function savingMailbox(host: MailHost): MailboxParts {
  if (saving) return saving;
  saving = openMailbox(host, host.mailboxStore);
  host.mailboxStore.onChanged(saving.reread);
  return saving;
}

type Text = Translator['t'];

/** Why nothing is inserted; null when it can be. */
function refusalFor(state: HomeState, t: Text): HostNotice | null {
  switch (state.kind) {
    case 'detected':
    case 'invited':
      return null;
    case 'neutral':
      return state.insertable ? null : notice(t('notify.needRecipient'), 'info');
    case 'inserted':
      return notice(t('notify.already', { name: addressedName(state.person, { t }) }), 'info');
    case 'mismatch':
      return notice(t(mismatchTitle(state)), 'error');
    case 'several':
      return notice(t('notify.needChoice'), 'info');
    case 'noRecipient':
      return notice(t(NOBODY[state.cause]), 'info');
    case 'unsupported':
      return notice(t('home.unsupported'), 'error');
    case 'notConnected':
    case 'notOnboarded':
    case 'booked':
      return notice(t('notify.needConnect'), 'info');
    case 'paused':
      return notice(t('home.paused'), 'info');
    case 'noItem':
      return notice(t('notify.noItem'), 'info');
    case 'readOnly':
      return notice(t('home.readonly.title'), 'error');
    case 'checking':
    case 'unreadable':
      return notice(t('notify.unreadable'), 'error');
    case 'unconfirmed':
      return notice(t(UNCONFIRMED[state.cause]), 'error');
  }
}

const NOBODY = {
  empty: 'notify.needRecipient',
  onlyColleagues: 'home.onlyInternal',
  group: 'home.groupRecipient',
} as const;

const UNCONFIRMED = {
  notFound: 'notify.unconfirmed',
  noAnswer: 'notify.unconfirmed',
  refused: 'home.unconfirmed.refused',
  tooLong: 'home.unconfirmed.tooLong',
  images: 'home.unconfirmed.images',
  writing: 'home.unconfirmed.writing',
} as const satisfies Record<UnconfirmedCause, string>;

const IMAGES = { lost: 'notify.imagesLost', unknown: 'notify.imagesUnknown' } as const;

function outcomeFor({ state, images }: HomeView, t: Text): HostNotice {
  if (state.kind === 'inserted' && images)
    return notice(t(IMAGES[images]), images === 'lost' ? 'error' : 'info');
  if (state.kind === 'inserted')
    return notice(t('notify.inserted', { name: addressedName(state.person, { t }) }), 'info');
  return refusalFor(state, t) ?? notice(t('notify.unconfirmed'), 'error');
}

/** Outlook refuses longer ones; a name may be of any length. */
function notice(text: string, kind: HostNotice['kind']): HostNotice {
  return { key: NOTICE_KEY, text: shortened(text, 150), kind };
}

/** Resolves when no action is running any more. */
async function idle(assistant: ComposeAssistant): Promise<void> {
  if (assistant.view().busy === null) return;
  await new Promise<void>((resolve) => {
    const stop = assistant.subscribe(() => {
      if (assistant.view().busy !== null) return;
      stop();
      resolve();
    });
  });
}
