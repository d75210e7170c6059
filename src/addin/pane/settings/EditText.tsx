import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState } from 'react';
import { countCharacters, lintText, TEXT_LIMIT, type WordingFault } from '../../../core/wording/lint.ts';
import { LINK_MARK, NAME_MARK } from '../../../core/wording/template.ts';
import type { Kept } from '../../relay/wording.ts';
import type { Translator } from '../../strings/index.ts';
import { useAnnounce } from '../announcer.tsx';
import { Warning16Regular } from '../icons.ts';
import { Bar } from '../parts/Bar.tsx';
import { ExplainedButton, LinkButton, PrimaryButton, SubtleButton } from '../parts/buttons.tsx';
import { Row, Stack } from '../parts/layout.tsx';
import { useTexts } from '../texts.tsx';
import { WordingEditor, type EditorHandle } from './WordingEditor.tsx';

const useStyles = makeStyles({
  notes: {
    display: 'flex',
    justifyContent: 'flex-end',
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  count: { whiteSpace: 'nowrap' },
  block: { display: 'block' },
});

/** After the last key, so that a word half typed is not held against anybody. */
const LINT_DELAY_MS = 300;

const KEPT = { saved: 'common.saved', full: 'set.edit.full', failed: 'common.error' } as const;

/** One text in its field, with what speaks against it; saved or set back by its buttons. */
export function EditText({
  initial,
  saved,
  language,
  onDraft,
  onSave,
  onReset,
}: {
  readonly initial: string;
  /** What goes into a mail now. */
  readonly saved: () => string;
  readonly language: 'ja' | 'en';
  readonly onDraft: (text: string) => void;
  readonly onSave: (text: string) => Promise<Kept>;
  readonly onReset: () => Promise<Kept>;
}) {
  const styles = useStyles();
  const texts = useTexts();
  const { t } = texts;
  const announce = useAnnounce();
  const [text, setText] = useState(initial);
  const [faults, setFaults] = useState<readonly WordingFault[]>(() => lintText(initial));
  const [kept, setKept] = useState<Kept>('saved');
  /** Grows when the text comes from elsewhere than from typing. */
  const [edition, setEdition] = useState(0);
  const editor = useRef<EditorHandle>(null);
  const told = useRef('');
  const id = useId();

  useEffect(() => {
    const timer = setTimeout(() => {
      const found = lintText(text);
      setFaults(found);
      const first = found[0];
      const message = first ? faultText(first, texts) : '';
      if (message !== '' && message !== told.current) announce(message);
      told.current = message;
    }, LINT_DELAY_MS);
    return () => clearTimeout(timer);
  }, [text, texts, announce]);

  const change = (next: string) => {
    setText(next);
    setKept('saved');
    onDraft(next);
  };
  const tell = (outcome: Kept) => {
    setKept(outcome);
    announce(t(KEPT[outcome]));
  };
  const save = async () => {
    const found = lintText(text);
    setFaults(found);
    if (found.length > 0) return;
    tell(await onSave(text));
  };
  const reset = async () => {
    const outcome = await onReset();
    tell(outcome);
    if (outcome === 'full') return;
    setText(saved());
    setFaults([]);
    setEdition(edition + 1);
  };

  const fault = faults[0];
  return (
    <>
      <Stack gap="close">
        <WordingEditor
          key={edition}
          initial={text}
          lang={language}
          faults={faults}
          describedBy={`${id}-note`}
          onChange={change}
          handle={editor}
        />
        <div className={styles.notes}>
          <span id={`${id}-note`} className={styles.count}>
            {t('set.edit.count', { n: countCharacters(text), max: TEXT_LIMIT })}
          </span>
        </div>
      </Stack>
      {fault && (
        <Bar look="danger" icon={<Warning16Regular />}>
          <b className={styles.block}>{faultText(fault, texts)}</b>
          {(fault.kind === 'gift' || fault.kind === 'guarantee') && (
            <span className={styles.block}>{t('set.edit.lint.why')}</span>
          )}
          {'start' in fault && (
            <LinkButton onPress={() => editor.current?.show(fault.start, fault.end)}>
              {t('set.edit.lint.fix')}
            </LinkButton>
          )}
          {fault.kind === 'needLink' && !text.includes(LINK_MARK) && (
            <LinkButton onPress={() => editor.current?.insert(LINK_MARK)}>
              {t('set.edit.insertLink')}
            </LinkButton>
          )}
        </Bar>
      )}
      {kept !== 'saved' && (
        <Bar look="warn" icon={<Warning16Regular />}>
          {t(KEPT[kept])}
        </Bar>
      )}
      {!text.includes(NAME_MARK) && (
        <LinkButton onPress={() => editor.current?.insert(NAME_MARK)}>{t('set.edit.insertName')}</LinkButton>
      )}
      <Row>
        {fault ? (
          <ExplainedButton compact explanation={faultText(fault, texts)}>
            {t('common.save')}
          </ExplainedButton>
        ) : (
          <PrimaryButton size="compact" onPress={() => void save()}>
            {t('common.save')}
          </PrimaryButton>
        )}
        <SubtleButton onPress={() => void reset()}>{t('set.edit.reset')}</SubtleButton>
      </Row>
    </>
  );
}

function faultText(fault: WordingFault, { t }: Translator): string {
  switch (fault.kind) {
    case 'gift':
      return t('set.edit.lint.gift', { word: fault.word });
    case 'guarantee':
      return t('set.edit.lint.guarantee', { word: fault.word });
    case 'tooWide':
      return t('set.edit.tooWide', { word: `${fault.word.slice(0, 24)}…` });
    case 'mark':
      return t('set.edit.mark', { word: fault.word });
    case 'tooLong':
      return t('set.edit.tooLong', { max: fault.max });
    case 'needLink':
      return t('set.edit.needLink').replace(LINK_MARK, `「${t('set.edit.link')}」`);
    case 'empty':
      return t('set.edit.empty');
  }
}
