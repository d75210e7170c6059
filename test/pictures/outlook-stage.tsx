import { alertFor } from '../../src/addin/compose/send-alert.ts';
import { translator } from '../../src/addin/strings/index.ts';
import { ComposeSession } from '../../src/simulator/host/compose-session.ts';
import type { Manifest } from '../../src/simulator/host/manifest.ts';
import { SendFlow } from '../../src/simulator/host/send-flow.ts';
import { sendVerdict } from '../../src/simulator/host/send-check.ts';
import type { Notification } from '../../src/simulator/model/draft.ts';
import { Mailbox } from '../../src/simulator/model/mailbox.ts';
import { initialSettings } from '../../src/simulator/model/settings.ts';
import { Store } from '../../src/simulator/model/store.ts';
import { NotificationBar } from '../../src/simulator/ui/NotificationBar.tsx';
import { SendDialogs } from '../../src/simulator/ui/SendDialogs.tsx';
import { WindowContext } from '../../src/simulator/ui/session-context.ts';
import '../../src/simulator/ui/styles/index.css';
import { ALERTS, NOTICES } from './alerts.ts';
import { onStage } from './on-stage.ts';
import type { PictureLanguage } from './picture.ts';

/** What Outlook draws for the add-in, with the add-in's own words: the question at sending and the notification bar. */
onStage((id, language, theme) => {
  document.documentElement.lang = language;
  document.documentElement.dataset['theme'] = theme;
  const manifest: Manifest = {
    name: translator(language).t('app.name'),
    iconUrl: '',
    controls: [],
    functionPage: '',
    launchEvents: [],
  };
  const session = new ComposeSession({
    settings: new Store({ ...initialSettings(language), theme }),
    manifest: new Store(manifest),
    mailbox: new Mailbox({}, 'pictures', {
      getItem: () => null,
      setItem: () => undefined,
      removeItem: () => undefined,
    }),
  });
  const sendFlow = new SendFlow(session, () => Promise.resolve());
  const picture = ALERTS.find((each) => each.id === id);
  if (picture) {
    const alert = alertFor(picture.decision(language), language, picture.canAct);
    const result = {
      allowEvent: false,
      errorMessage: alert?.message,
      ...(alert?.action ? { cancelLabel: alert.action, commandId: 'cr.pane' } : {}),
    };
    const verdict = sendVerdict({ kind: 'completed', result }, 'promptUser');
    if (verdict.kind === 'ask') sendFlow.state.set({ step: 'asking', alert: verdict.alert });
  } else session.draft.update((draft) => ({ ...draft, notifications: notices(language) }));
  return (
    <WindowContext.Provider value={{ session, sendFlow }}>
      <main className="compose" style={{ blockSize: picture ? '100vh' : undefined, paddingBlockEnd: 14 }}>
        <NotificationBar onShowInbox={() => undefined} />
      </main>
      <SendDialogs />
    </WindowContext.Provider>
  );
});

function notices(language: PictureLanguage): Notification[] {
  const { t } = translator(language);
  return NOTICES.map(({ key, isError }) => ({
    key,
    type: isError ? 'errorMessage' : 'informationalMessage',
    message: t(key, { name: language === 'ja' ? '佐藤 美咲 様' : 'Misaki Sato' }),
    icon: 'Icon.16',
    persistent: false,
    action: null,
  }));
}
