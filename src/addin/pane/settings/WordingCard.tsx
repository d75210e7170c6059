import { makeStyles, tokens } from '@fluentui/react-components';
import type { Ref } from 'react';
import type { WordingStage } from '../../../core/wording/template.ts';
import type { Tone } from '../../../core/wording/index.ts';
import type { Settings } from '../../compose/settings.ts';
import type { WordingSource } from '../pane-ports.ts';
import { SecondaryButton } from '../parts/buttons.tsx';
import { Card } from '../parts/Card.tsx';
import { Label, Row, Stack } from '../parts/layout.tsx';
import { SegmentedControl } from '../parts/SegmentedControl.tsx';
import { Edit16Regular, LockClosed16Regular } from '../tab-icons.ts';
import { useTexts } from '../texts.tsx';
import { SettingHeading } from './SettingHeading.tsx';
import { WordingText } from './WordingText.tsx';

const useStyles = makeStyles({
  lock: {
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: '4px',
    minWidth: 0,
    flexShrink: 1,
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
  },
  icon: { display: 'inline-flex', flexShrink: 0 },
});

export interface WordingChoice {
  readonly stage: WordingStage;
  readonly onStage: (stage: WordingStage) => void;
}

/** What will be inserted, by stage and tone, as it reads now (E01). */
export function WordingCard({
  wording,
  settings,
  language,
  stage,
  onStage,
  onTone,
  onEdit,
  editButton,
}: WordingChoice & {
  readonly wording: WordingSource;
  readonly settings: Settings;
  readonly language: 'ja' | 'en';
  readonly onTone: (tone: Tone) => void;
  readonly onEdit: () => void;
  readonly editButton: Ref<HTMLSpanElement>;
}) {
  const { t } = useTexts();
  const { company } = wording.view();
  const managedTone = company?.managed.tone ?? null;
  const tone = managedTone ?? settings.tone;
  const { text, owner } = wording.textFor(language, stage, tone);
  const locked = company?.ownTexts === false;
  return (
    <Card>
      <Stack gap="close">
        <SettingHeading>{t('set.wording')}</SettingHeading>
        <Label>{t('set.wording.next')}</Label>
      </Stack>
      <StageControl stage={stage} onStage={onStage} />
      <Row spread>
        <Label>{t('set.tone')}</Label>
        <SegmentedControl
          look="chips"
          label={t('set.tone')}
          value={tone}
          locked={managedTone !== null}
          onChange={onTone}
          options={[
            { value: 'formal', text: t('set.tone.formal') },
            { value: 'warm', text: t('set.tone.warm') },
            { value: 'brief', text: t('set.tone.brief') },
          ]}
        />
      </Row>
      <WordingText text={text} lang={language} />
      <Row spread>
        <LockLine
          text={t(
            locked && owner === 'company'
              ? 'set.owner.company'
              : wording.closing(language) === null
                ? 'set.closing.standard'
                : 'set.closing.locked',
          )}
        />
        {!locked && (
          <span ref={editButton}>
            <SecondaryButton small icon={<Edit16Regular />} onPress={onEdit}>
              {t('set.edit')}
            </SecondaryButton>
          </span>
        )}
      </Row>
    </Card>
  );
}

export function StageControl({ stage, onStage }: WordingChoice) {
  const { t } = useTexts();
  return (
    <SegmentedControl
      label={t('set.wording')}
      value={stage}
      onChange={onStage}
      options={[
        { value: 'document', text: t('set.stage.document') },
        { value: 'first', text: t('set.stage.first') },
        { value: 'final', text: t('set.stage.final') },
      ]}
    />
  );
}

/** Says who decided something that cannot be changed here. */
export function LockLine({ text }: { readonly text: string }) {
  const styles = useStyles();
  return (
    <span className={styles.lock}>
      <span className={styles.icon} aria-hidden="true">
        <LockClosed16Regular />
      </span>
      {text}
    </span>
  );
}
