import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useImperativeHandle, useRef, type Ref } from 'react';
import { LINK_MARK } from '../../../core/wording/template.ts';
import type { WordingFault } from '../../../core/wording/lint.ts';
import { isComposing } from '../parts/composing.ts';
import { useTexts } from '../texts.tsx';
import { editorNodes, MARK_ATTRIBUTE, rangeOf, readEditor } from './editor-text.ts';

const useStyles = makeStyles({
  editor: {
    minHeight: '188px',
    boxSizing: 'border-box',
    padding: '5px 10px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottomColor: tokens.colorNeutralStrokeAccessible,
    backgroundColor: tokens.colorNeutralBackground1,
    fontSize: '14px',
    lineHeight: '23px',
    wordBreak: 'normal',
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
    // What has been typed stays on its line.
    textWrap: 'wrap',
    cursor: 'text',
    ':focus': {
      outlineStyle: 'none',
      borderBottomColor: tokens.colorBrandStroke1,
      boxShadow: `inset 0 -1px 0 ${tokens.colorBrandStroke1}`,
    },
    '@media (forced-colors: active)': { ':focus': { outline: '2px solid Highlight' } },
    '::highlight(wording-lint)': {
      color: tokens.colorStatusDangerForeground1,
      backgroundColor: tokens.colorStatusDangerBackground1,
      textDecorationLine: 'underline',
      textDecorationStyle: 'wavy',
      textDecorationColor: tokens.colorStatusDangerForeground1,
      textUnderlineOffset: '4px',
    },
  },
  faulty: { border: `1px solid ${tokens.colorStatusDangerForeground1}` },
  mark: {
    display: 'inline-block',
    padding: '0 5px',
    borderRadius: tokens.borderRadiusMedium,
    border: '1px solid var(--relayChipBorder)',
    backgroundColor: tokens.colorBrandBackground2,
    color: tokens.colorBrandForeground2,
    fontSize: '12px',
    lineHeight: '18px',
    userSelect: 'all',
  },
});

export interface EditorHandle {
  /** Puts focus on the words at fault and selects them. */
  readonly show: (start: number, end: number) => void;
  /** Puts a placeholder where the cursor is, or at the end. */
  readonly insert: (mark: string) => void;
}

const HIGHLIGHT = 'wording-lint';

/**
 * An editor in which placeholders cannot be broken. Faults are underlined by the browser's highlights, which leave the
 * document alone, so that an input method composing Japanese is never disturbed; where there are none, the bar below
 * names the words all the same.
 */
export function WordingEditor({
  initial,
  lang,
  faults,
  describedBy,
  onChange,
  handle,
}: {
  /** Taken when the editor appears; give it a new key for another text. */
  readonly initial: string;
  readonly lang: 'ja' | 'en';
  readonly faults: readonly WordingFault[];
  readonly describedBy: string;
  readonly onChange: (text: string) => void;
  readonly handle: Ref<EditorHandle>;
}) {
  const styles = useStyles();
  const { t } = useTexts();
  const root = useRef<HTMLDivElement>(null);
  const filled = useRef(false);

  const makeMark = (mark: string): Node => {
    const element = document.createElement('span');
    element.className = styles.mark;
    element.contentEditable = 'false';
    element.tabIndex = -1;
    element.setAttribute(MARK_ATTRIBUTE, mark);
    element.textContent = t(mark === LINK_MARK ? 'set.edit.link' : 'set.edit.name');
    return element;
  };

  useEffect(() => {
    // Filled once: from here on the document belongs to the browser.
    if (filled.current) return;
    filled.current = true;
    root.current?.replaceChildren(...editorNodes(initial, makeMark));
  });

  useEffect(() => {
    if (!root.current || !('highlights' in CSS)) return;
    const content = readEditor(root.current);
    const ranges = faults.flatMap((fault) =>
      'start' in fault ? (rangeOf(content, fault.start, fault.end) ?? []) : [],
    );
    CSS.highlights.set(HIGHLIGHT, new Highlight(...ranges));
    return () => void CSS.highlights.delete(HIGHLIGHT);
  }, [faults]);

  const tell = () => root.current && onChange(readEditor(root.current).text);

  useImperativeHandle(handle, () => ({
    show: (start, end) => {
      if (!root.current) return;
      root.current.focus();
      const range = rangeOf(readEditor(root.current), start, end);
      if (range) select(range);
    },
    insert: (mark) => {
      if (!root.current) return;
      root.current.focus();
      const selection = getSelection();
      const node = makeMark(mark);
      const inside = selection?.anchorNode && root.current.contains(selection.anchorNode);
      if (selection && inside) selection.getRangeAt(0).insertNode(node);
      else root.current.append(node);
      const after = document.createRange();
      after.setStartAfter(node);
      select(after);
      tell();
    },
  }));

  return (
    <div
      ref={root}
      role="textbox"
      tabIndex={0}
      aria-multiline="true"
      aria-label={t('set.edit.text')}
      aria-invalid={faults.length > 0}
      aria-describedby={describedBy}
      lang={lang}
      contentEditable
      suppressContentEditableWarning
      spellCheck={false}
      className={mergeClasses(styles.editor, faults.length > 0 && styles.faulty)}
      onInput={tell}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || isComposing(event)) return;
        event.preventDefault();
        document.execCommand('insertLineBreak');
      }}
      onPaste={(event) => {
        event.preventDefault();
        document.execCommand('insertText', false, event.clipboardData.getData('text/plain'));
      }}
      onDrop={(event) => event.preventDefault()}
    />
  );
}

function select(range: Range): void {
  const selection = getSelection();
  selection?.removeAllRanges();
  selection?.addRange(range);
}
