import { CheckmarkCircle16Regular } from '@fluentui/react-icons/svg/checkmark-circle';
import { Dismiss16Regular } from '@fluentui/react-icons/svg/dismiss';
import { ErrorCircle16Regular } from '@fluentui/react-icons/svg/error-circle';
import { Info16Regular } from '@fluentui/react-icons/svg/info';
import { useStore, useTranslate, useWindow } from './session-context.ts';

/** What the add-in tells in the message itself, and how sending went. */
export function NotificationBar({ onShowInbox }: { readonly onShowInbox: () => void }) {
  const { session, sendFlow } = useWindow();
  const { notifications } = useStore(session.draft);
  const send = useStore(sendFlow.state);
  const translate = useTranslate();

  return (
    <div className="notices" role="status" aria-label={translate('s.notice.bar')}>
      {send.step === 'sent' && (
        <div className="notice ok">
          <CheckmarkCircle16Regular aria-hidden="true" />
          <span>{translate('s.sent')}</span>
          <button type="button" className="link" onClick={onShowInbox}>
            {translate('s.inbox.show')}
          </button>
        </div>
      )}
      {send.step === 'refused' && (
        <div className="notice error">
          <ErrorCircle16Regular aria-hidden="true" />
          <span>{translate(send.reason)}</span>
        </div>
      )}
      {notifications.map(({ key, type, message, action }) => (
        <div key={key} className={`notice ${type === 'errorMessage' ? 'error' : 'info'}`} data-key={key}>
          {type === 'errorMessage' ? (
            <ErrorCircle16Regular aria-hidden="true" />
          ) : (
            <Info16Regular aria-hidden="true" />
          )}
          <span>{message}</span>
          {action && (
            <button
              type="button"
              className="link"
              onClick={() => void session.commands.takeAction(action.commandId, action.contextData)}
            >
              {action.actionText}
            </button>
          )}
          {type !== 'progressIndicator' && (
            <button
              type="button"
              className="icon-button"
              aria-label={translate('s.close')}
              onClick={() => session.dismissNotification(key)}
            >
              <Dismiss16Regular aria-hidden="true" />
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
