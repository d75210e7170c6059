import { makeResetStyles } from '@fluentui/react-components';
import type { Person, WordingStage } from '../../compose/home-state.ts';
import { Label, Row, Stack } from '../parts/layout.tsx';
import { PersonRow } from '../parts/PersonRow.tsx';
import { StagePicker } from '../parts/StagePicker.tsx';
import { useTexts } from '../texts.tsx';

const useGroup = makeResetStyles({ minWidth: 0 });

/** Whom the link is for, and the stage its wording is written for. */
export function Recipient({
  person,
  stage,
  onChooseStage,
}: {
  readonly person: Person;
  readonly stage: WordingStage;
  readonly onChooseStage: (stage: WordingStage) => void;
}) {
  const { t } = useTexts();
  return (
    <div role="group" aria-label={t('home.recipient')} className={useGroup()}>
      <Stack>
        <Row spread>
          <Label>{t('home.recipient')}</Label>
          <StagePicker stage={stage} onChoose={onChooseStage} />
        </Row>
        <PersonRow person={person} />
      </Stack>
    </div>
  );
}
