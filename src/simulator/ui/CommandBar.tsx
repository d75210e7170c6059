import type { ReactElement } from 'react';
import { Send20Regular } from '@fluentui/react-icons/svg/send';
import { TextBold20Regular } from '@fluentui/react-icons/svg/text-bold';
import { TextBulletList20Regular } from '@fluentui/react-icons/svg/text-bullet-list';
import { TextItalic20Regular } from '@fluentui/react-icons/svg/text-italic';
import { TextUnderline20Regular } from '@fluentui/react-icons/svg/text-underline';
import type { MessageKey } from '../strings/index.ts';
import { useStore, useTranslate, useWindow } from './session-context.ts';

const TOOLS: readonly { command: string; name: MessageKey; icon: ReactElement }[] = [
  { command: 'bold', name: 's.tool.bold', icon: <TextBold20Regular aria-hidden="true" /> },
  { command: 'italic', name: 's.tool.italic', icon: <TextItalic20Regular aria-hidden="true" /> },
  { command: 'underline', name: 's.tool.underline', icon: <TextUnderline20Regular aria-hidden="true" /> },
  {
    command: 'insertUnorderedList',
    name: 's.tool.list',
    icon: <TextBulletList20Regular aria-hidden="true" />,
  },
];

/** Send, formatting, and the buttons the add-in's manifest declares. */
export function CommandBar() {
  const { session, sendFlow } = useWindow();
  const { bodyType } = useStore(session.draft);
  const manifest = useStore(session.manifest);
  const paneOpen = useStore(session.paneOpen);
  const send = useStore(sendFlow.state);
  const translate = useTranslate();
  const busy = send.step === 'checking' || send.step === 'sending';
  // The function stands before the pane, which belongs beside the pane's own edge.
  const controls = manifest.controls.toSorted((a, b) => a.action.kind.localeCompare(b.action.kind));

  return (
    <div className="commands">
      <button
        type="button"
        className="button send"
        disabled={busy || send.step === 'sent'}
        onClick={() => void sendFlow.start()}
      >
        <Send20Regular aria-hidden="true" />
        {translate('s.send')}
      </button>
      {busy && (
        <span className="label" role="status">
          {translate('s.send.checking')}
        </span>
      )}
      <div className="tools" role="group" aria-label={translate('s.tools')} data-off={bodyType === 'text'}>
        {TOOLS.map(({ command, name, icon }) => (
          <button
            key={command}
            type="button"
            className="icon-button"
            aria-label={translate(name)}
            disabled={bodyType === 'text'}
            // The selection must stay in the body.
            onMouseDown={(event) => event.preventDefault()}
            onClick={() => document.execCommand(command)}
          >
            {icon}
          </button>
        ))}
      </div>
      <div className="ribbon" role="group" aria-label={manifest.name}>
        {controls.map((control) => (
          <button
            key={control.id}
            type="button"
            className="button ribbon-button"
            data-control={control.id}
            title={control.tip}
            aria-pressed={control.action.kind === 'pane' ? paneOpen : undefined}
            onClick={() => void session.commands.press(control)}
          >
            <img src={control.iconUrl} alt="" width="20" height="20" />
            {control.label}
          </button>
        ))}
      </div>
    </div>
  );
}
