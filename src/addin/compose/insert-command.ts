import { createAssistant } from './create-assistant.ts';
import { connectHost } from '../host/connect-host.ts';
import type { HostNotice, MailHost } from '../host/mail-host.ts';
import { translator, type Translator } from '../strings/index.ts';
import type { ComposeAssistant } from './compose-assistant.ts';
import type { HomeState } from './home-state.ts';
import { calledName } from './people.ts';

const NOTICE_KEY = 'careerRelay';

/** One press on the ribbon: the same insertion as in the pane, told in the notification bar. */
export async function insertFromRibbon(): Promise<void> {
  const host = await connectHost();
  if (!host) return;
  const { assistant, connection, load, language } = createAssistant(host);
  await load();
  // Only a mailbox that was connected a moment ago, in a pane with a copy of the settings of its own, lacks the terms.
  if (!connection.view().me) await connection.refresh();
  const { t } = translator(language());
  await assistant.start();
  await assistant.refresh(true);
  const before = assistant.view().state;
  const refusal = refusalFor(before, t);
  if (refusal) await tell(host, refusal);
  else {
    assistant.actions.insert();
    await idle(assistant);
    await tell(host, outcomeFor(assistant.view().state, t));
  }
  assistant.stop();
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
      return notice(t('notify.already', { name: calledName(state.person) }), 'info');
    case 'mismatch':
      return notice(t('home.mismatch.title'), 'error');
    case 'several':
      return notice(t('notify.needChoice'), 'info');
    case 'noRecipient':
      return notice(t('notify.needRecipient'), 'info');
    case 'unsupported':
    case 'notConnected':
    case 'notOnboarded':
    case 'booked':
      return notice(t('notify.needConnect'), 'info');
    case 'paused':
      return notice(t('home.paused'), 'info');
    case 'readOnly':
      return notice(t('home.readonly.title'), 'error');
    case 'unconfirmed':
    case 'checking':
      return notice(t('notify.unconfirmed'), 'error');
  }
}

function outcomeFor(state: HomeState, t: Text): HostNotice {
  if (state.kind === 'inserted')
    return notice(t('notify.inserted', { name: calledName(state.person) }), 'info');
  return refusalFor(state, t) ?? notice(t('notify.unconfirmed'), 'error');
}

function notice(text: string, kind: HostNotice['kind']): HostNotice {
  return { key: NOTICE_KEY, text: text.slice(0, 150), kind };
}

async function tell(host: MailHost, message: HostNotice): Promise<void> {
  await host.notify(message);
}

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
