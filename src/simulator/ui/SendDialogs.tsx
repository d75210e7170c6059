import { useEffect, useRef, type ReactNode } from 'react';
import { AppMark } from '../../addin/pane/parts/AppMark.tsx';
import { useStore, useTranslate, useWindow } from './session-context.ts';

/** What Outlook asks between Send and the mail leaving: the Smart Alert, the slow check, the add-in that is not there. */
export function SendDialogs() {
  const { session, sendFlow } = useWindow();
  const manifest = useStore(session.manifest);
  const state = useStore(sendFlow.state);
  const translate = useTranslate();

  if (state.step === 'asking') {
    const { alert } = state;
    return (
      <AlertDialog name={manifest.name} message={alert.message} onCancel={() => sendFlow.dontSend()}>
        <button type="button" className="button" onClick={() => sendFlow.dontSend()}>
          {translate('s.alert.dont')}
        </button>
        {alert.maySendAnyway && (
          <button type="button" className="button" onClick={() => void sendFlow.sendAnyway()}>
            {translate('s.alert.send')}
          </button>
        )}
        {alert.action && (
          <button type="button" className="button host" onClick={() => void sendFlow.act()}>
            {alert.action.label}
          </button>
        )}
      </AlertDialog>
    );
  }
  const slow = state.step === 'checking' && state.slow;
  if (slow || state.step === 'unavailable') {
    const mayLeave = slow || (state.step === 'unavailable' && state.maySendAnyway);
    return (
      <AlertDialog
        name={manifest.name}
        message={translate(slow ? 's.send.waiting' : 's.send.unavailable')}
        onCancel={() => sendFlow.dontSend()}
      >
        <button type="button" className="button" onClick={() => sendFlow.dontSend()}>
          {translate('s.alert.dont')}
        </button>
        {mayLeave && (
          <button type="button" className="button host" onClick={() => void sendFlow.sendAnyway()}>
            {translate('s.alert.send')}
          </button>
        )}
      </AlertDialog>
    );
  }
  return null;
}

interface AlertProps {
  readonly name: string;
  readonly message: string;
  readonly onCancel: () => void;
  readonly children: ReactNode;
}

function AlertDialog({ name, message, onCancel, children }: AlertProps) {
  const translate = useTranslate();
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  const paragraphs = message.split(/\n+/).filter((line) => line.trim() !== '');

  return (
    <dialog
      ref={dialog}
      className="alert"
      role="alertdialog"
      aria-label={translate('s.alert.title')}
      aria-describedby="alert-message"
      onCancel={(event) => {
        event.preventDefault();
        onCancel();
      }}
    >
      <p className="alert-name">
        <AppMark size={20} />
        {name}
      </p>
      <div id="alert-message" className="alert-message">
        {paragraphs.map((paragraph) => (
          <p key={paragraph}>{paragraph}</p>
        ))}
      </div>
      <div className="alert-buttons">{children}</div>
    </dialog>
  );
}
