import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { Proposal } from '../../../contract/slots.ts';
import { SecondaryButton, SubtleButton } from '../parts/buttons.tsx';
import { TextInput } from '../parts/FormField.tsx';
import { Label, Row, Rule, Stack } from '../parts/layout.tsx';
import { QuestionInPlace } from '../parts/Question.tsx';
import { useTexts } from '../texts.tsx';
import { useInterviewDay } from './use-interview-day.ts';

const useStyles = makeStyles({
  summary: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  reason: {
    margin: 0,
    borderLeft: `3px solid ${tokens.colorBrandStroke1}`,
    padding: '2px 0 2px 12px',
    fontSize: '13px',
    lineHeight: '20px',
    color: tokens.colorNeutralForeground2,
    wordBreak: 'normal',
    overflowWrap: 'anywhere',
    whiteSpace: 'pre-wrap',
  },
});

/** Somebody an agency proposes, without a name: to accept, which uses the slot and is therefore asked twice, or to pass on. */
export function ProposalItem({
  proposal,
  now,
  busy,
  onAccept,
  onDecline,
}: {
  readonly proposal: Proposal;
  readonly now: Date;
  readonly busy: boolean;
  readonly onAccept: (interviewOn: string | null) => void;
  readonly onDecline: () => void;
}) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const [asking, setAsking] = useState(false);
  const { day, check, field } = useInterviewDay(now, now);
  const agency = language === 'ja' ? proposal.agencyName : proposal.agencyNameEn;
  const accept = () => {
    if (check()) onAccept(day === '' ? null : day);
  };
  return (
    <Stack>
      <Rule />
      <Label>{t('slots.proposal.from', { agency })}</Label>
      <p className={styles.summary}>{proposal.summary}</p>
      {proposal.reason !== '' && <blockquote className={styles.reason}>{proposal.reason}</blockquote>}
      <QuestionInPlace
        text={t('slots.accept.confirm')}
        asking={asking}
        button={
          <Row>
            <SecondaryButton onPress={() => setAsking(true)}>{t('slots.accept')}</SecondaryButton>
            <SubtleButton busy={busy} onPress={onDecline}>
              {t('slots.decline')}
            </SubtleButton>
          </Row>
        }
      >
        <TextInput label={t('slots.accept.date')} {...field} />
        <Row>
          <SecondaryButton busy={busy} onPress={accept}>
            {t('slots.accept')}
          </SecondaryButton>
          <SubtleButton onPress={() => setAsking(false)}>{t('common.back')}</SubtleButton>
        </Row>
      </QuestionInPlace>
    </Stack>
  );
}
