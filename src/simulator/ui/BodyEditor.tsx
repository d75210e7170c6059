import { useEffect, useRef } from 'react';
import { HtmlEditor, TextEditor } from './html-editor.ts';
import { useStore, useTranslate, useWindow } from './session-context.ts';

/** The message text. It belongs to the browser and the host calls, not to React, which only mounts it. */
export function BodyEditor() {
  const { session } = useWindow();
  const { bodyType } = useStore(session.draft);
  const { rights } = useStore(session.settings);
  const translate = useTranslate();
  const html = useRef<HTMLDivElement>(null);
  const text = useRef<HTMLTextAreaElement>(null);
  const readOnly = rights === 'readOnly';

  useEffect(() => {
    if (bodyType === 'text') {
      const field = text.current;
      return field ? session.attachBody((content) => new TextEditor(field, content)) : undefined;
    }
    const element = html.current;
    if (!element) return undefined;
    let remember = () => {};
    const detach = session.attachBody((content) => {
      const editor = new HtmlEditor(element, content);
      remember = () => editor.rememberCursor();
      return editor;
    });
    document.addEventListener('selectionchange', remember);
    return () => {
      document.removeEventListener('selectionchange', remember);
      detach();
    };
  }, [session, bodyType]);

  return bodyType === 'text' ? (
    <textarea
      ref={text}
      id="message-body"
      className="editor plain"
      aria-label={translate('s.field.body')}
      readOnly={readOnly}
      spellCheck={false}
    />
  ) : (
    <div
      ref={html}
      id="message-body"
      className="editor"
      role="textbox"
      tabIndex={0}
      aria-multiline="true"
      aria-readonly={readOnly}
      aria-label={translate('s.field.body')}
      contentEditable={!readOnly}
      suppressContentEditableWarning
      spellCheck={false}
    />
  );
}
