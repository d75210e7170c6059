import { useState } from 'react';
import { choiceLabels } from '../strings/index.ts';
import { BodyEditor } from './BodyEditor.tsx';
import { CommandBar } from './CommandBar.tsx';
import { NotificationBar } from './NotificationBar.tsx';
import { RecipientField } from './RecipientField.tsx';
import { useStore, useTranslate, useWindow } from './session-context.ts';

interface Props {
  readonly onShowInbox: () => void;
}

/** The message being written. */
export function ComposeArea({ onShowInbox }: Props) {
  const { session } = useWindow();
  const { cc, bcc, subject, bodyType } = useStore(session.draft);
  const translate = useTranslate();
  const [allFields, setAllFields] = useState(cc.length + bcc.length > 0);
  const formats = choiceLabels(translate, 's.format.v');

  return (
    <section className="compose" aria-label={translate('s.region.compose')}>
      <CommandBar />
      <RecipientField field="to">
        {!allFields && (
          <button
            type="button"
            className="quiet"
            aria-label={translate('s.field.show')}
            onClick={() => setAllFields(true)}
          >
            {translate('s.field.cc')}
          </button>
        )}
      </RecipientField>
      {allFields && <RecipientField field="cc" />}
      {allFields && <RecipientField field="bcc" />}
      <div className="field">
        <label className="key" htmlFor="message-subject">
          {translate('s.field.subject')}
        </label>
        <input
          id="message-subject"
          className="subject"
          value={subject}
          autoComplete="off"
          onChange={(event) => session.setSubject(event.target.value)}
        />
        <select
          className="quiet"
          aria-label={translate('s.format')}
          value={bodyType}
          onChange={(event) => session.reopen(event.target.value === 'text' ? 'text' : 'html')}
        >
          <option value="html">{formats[0]}</option>
          <option value="text">{formats[1]}</option>
        </select>
      </div>
      <NotificationBar onShowInbox={onShowInbox} />
      <BodyEditor />
    </section>
  );
}
