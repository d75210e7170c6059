import { useEffect, useState } from 'react';
import type { Tone } from '../../../core/wording/index.ts';
import { NAME_MARK, wordingKind } from '../../../core/wording/template.ts';
import { WORDING } from '../../../core/wording/index.ts';
import type { WordingSource } from '../pane-ports.ts';
import { Card } from '../parts/Card.tsx';
import { SubPageHead, TabPage } from '../parts/TabPage.tsx';
import { useTexts } from '../texts.tsx';
import { EditText } from './EditText.tsx';
import { leftEditors } from './left-editors.ts';
import { LockLine, StageControl, type WordingChoice } from './WordingCard.tsx';
import { WordingText } from './WordingText.tsx';

/** Own texts, one kind of mail at a time, checked while typing (E02). */
export function EditWording({
  wording,
  language,
  tone,
  operator,
  stage,
  onStage,
  onBack,
}: WordingChoice & {
  readonly wording: WordingSource;
  readonly language: 'ja' | 'en';
  readonly tone: Tone;
  readonly operator: string;
  readonly onBack: () => void;
}) {
  const { t } = useTexts();
  const kind = wordingKind(language, stage, tone);
  const [drafts, setDrafts] = useState(leftEditors.get(wording)?.drafts ?? {});
  const [leaving, setLeaving] = useState(false);
  const saved = () => wording.textFor(language, stage, tone).text;
  const changed = Object.entries(drafts).some(([each, text]) => text !== savedText(wording, each));
  useEffect(() => {
    if (changed) leftEditors.set(wording, { language, tone, stage, drafts });
    else leftEditors.delete(wording);
  }, [wording, language, tone, stage, drafts, changed]);
  /** What was typed while `settled` was being saved stays. */
  const drop = (settled: string, text?: string) => {
    setDrafts((now) =>
      Object.fromEntries(
        Object.entries(now).filter(
          ([each, draft]) => each !== settled || (text !== undefined && draft !== text),
        ),
      ),
    );
  };
  return (
    <TabPage>
      <SubPageHead
        title={t('set.edit.title')}
        onBack={() => (changed ? setLeaving(true) : onBack())}
        leaving={leaving}
        onKeep={() => setLeaving(false)}
        onDrop={() => {
          leftEditors.delete(wording);
          onBack();
        }}
      />
      <Card>
        <StageControl stage={stage} onStage={onStage} />
        <EditText
          key={kind}
          initial={drafts[kind] ?? saved()}
          language={language}
          onDraft={(text) => setDrafts((now) => ({ ...now, [kind]: text }))}
          onSave={async (text) => {
            const kept = await wording.save(kind, text);
            if (kept !== 'full') drop(kind, text);
            return kept;
          }}
          saved={saved}
          onReset={async () => {
            const kept = await wording.reset(kind);
            if (kept !== 'full') drop(kind);
            return kept;
          }}
        />
      </Card>
      <Card look="flat">
        <LockLine
          text={t(wording.closing(language) === null ? 'set.closing.standard' : 'set.closing.locked')}
        />
        <WordingText text={closingText(wording, language, operator)} lang={language} />
      </Card>
    </TabPage>
  );
}

function savedText(wording: WordingSource, kind: string): string {
  const [language, stage, tone] = kind.split('.') as ['ja' | 'en', WordingChoice['stage'], Tone];
  return wording.textFor(language, stage, tone).text;
}

/** What always follows, for a look: who runs the service, and the last sentence. */
function closingText(wording: WordingSource, language: 'ja' | 'en', operator: string): string {
  const words = WORDING[language];
  const closing = wording.closing(language) ?? words.closing.replace('{family}', NAME_MARK);
  return `${words.operator.replace('{operator}', operator)}\n${closing}`;
}
