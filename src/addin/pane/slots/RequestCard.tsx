import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { RequestState, SlotRequest } from '../../../contract/slots.ts';
import type { MessageKey, Translator } from '../../strings/index.ts';
import { fullDate } from '../dates.ts';
import { LinkButton, SecondaryButton, SubtleButton } from '../parts/buttons.tsx';
import { Card } from '../parts/Card.tsx';
import { useFocusSwap } from '../parts/focus.ts';
import { useLandingLook } from '../parts/landing-look.ts';
import { TextInput } from '../parts/FormField.tsx';
import { Label, Row, Rule, Stack } from '../parts/layout.tsx';
import { QuestionInPlace } from '../parts/Question.tsx';
import { Tag } from '../parts/Tag.tsx';
import { TimeLine } from '../parts/TimeLine.tsx';
import { useTexts } from '../texts.tsx';
import { ProposalItem } from './ProposalItem.tsx';
import { requestSteps } from './request-steps.ts';
import { useInterviewDay } from './use-interview-day.ts';
import type { SlotActions } from './use-slot-actions.ts';

const useStyles = makeStyles({
  head: {
    display: 'flex',
    alignItems: 'flex-start',
    justifyContent: 'space-between',
    gap: '6px 8px',
    // At 200 % zoom there is no room for both beside one another.
    '@media (max-width: 239px)': { flexDirection: 'column' },
  },
  title: { margin: 0, fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold },
  tag: { flexShrink: 0 },
  person: { margin: 0, fontWeight: tokens.fontWeightSemibold },
});

const TAGS: Partial<Record<RequestState, MessageKey>> = {
  requested: 'slots.tag.waiting',
  proposed: 'slots.tag.proposed',
  interview: 'slots.tag.interview',
};

/** A request under way: where it stands, and what the company can do about it now. */
export function RequestCard({
  request,
  now,
  headingId,
  busy,
  actions,
}: {
  readonly request: SlotRequest;
  readonly now: Date;
  readonly headingId: string;
  readonly busy: boolean;
  readonly actions: SlotActions;
}) {
  const styles = useStyles();
  const texts = useTexts();
  const { t } = texts;
  const landing = useLandingLook();
  const { requestId, state } = request;
  const tag = TAGS[state];
  const open = request.proposals.filter((proposal) => proposal.state === 'offered');
  const accepted = request.proposals.find((proposal) => proposal.state === 'accepted');
  const canCancel = state === 'requested' || state === 'proposed';
  return (
    <Card>
      <div className={styles.head}>
        <div>
          <h3 id={headingId} tabIndex={-1} className={mergeClasses(styles.title, landing)}>
            {request.position}
          </h3>
          <Label>{placeLine(request, texts)}</Label>
        </div>
        {tag && (
          <span className={styles.tag}>
            <Tag tone="brand">{t(tag)}</Tag>
          </span>
        )}
      </div>
      <TimeLine steps={requestSteps(request, now, texts)} label={request.position} />
      {open.map((proposal) => (
        <ProposalItem
          key={proposal.proposalId}
          proposal={proposal}
          now={now}
          busy={busy}
          onAccept={(interviewOn) => actions.accept(requestId, proposal.proposalId, interviewOn)}
          onDecline={() => actions.decline(requestId, proposal.proposalId)}
        />
      ))}
      {state === 'interview' && (
        <>
          <Rule />
          {accepted?.candidateName && (
            <p className={styles.person}>{t('slots.candidate', { name: accepted.candidateName })}</p>
          )}
          <InterviewDate
            key={request.interviewOn}
            set={request.interviewOn}
            accepted={new Date(request.acceptedAt ?? request.requestedAt)}
            now={now}
            busy={busy}
            onSet={(day) => actions.setInterview(requestId, day)}
          />
          <Outcome busy={busy} onReport={(result) => actions.reportResult(requestId, result)} />
        </>
      )}
      {canCancel && <Cancel busy={busy} onCancel={() => actions.cancel(requestId)} />}
    </Card>
  );
}

/** Where and how somebody would work, as far as it was said. */
function placeLine({ place, employment }: SlotRequest, { t, language }: Translator): string {
  return [place, employment && t(`slots.form.employment.${employment}`)]
    .filter(Boolean)
    .join(language === 'ja' ? '・' : ' · ');
}

/** The day of the interview: to enter, and to correct as long as no result is known. */
function InterviewDate({
  set,
  accepted,
  now,
  busy,
  onSet,
}: {
  readonly set: string | null;
  readonly accepted: Date;
  readonly now: Date;
  readonly busy: boolean;
  readonly onSet: (day: string) => void;
}) {
  const { t, language } = useTexts();
  const [changing, setChanging] = useState(false);
  const { day, check, field } = useInterviewDay(accepted, now, set ?? '');
  const place = useFocusSwap<HTMLDivElement>(changing);
  if (set !== null && !changing)
    return (
      <div ref={place}>
        <Row spread>
          <Label>{t('slots.interview.on', { date: fullDate(set, language) })}</Label>
          <LinkButton onPress={() => setChanging(true)}>{t('slots.interview.change')}</LinkButton>
        </Row>
      </div>
    );
  const save = () => {
    if (day === set) setChanging(false);
    else if (day !== '' && check()) onSet(day);
  };
  return (
    <Stack>
      <div ref={place}>
        <TextInput label={t('slots.interview.date')} {...field} />
      </div>
      {set === null ? (
        <SecondaryButton full busy={busy} onPress={save}>
          {t('slots.interview.set')}
        </SecondaryButton>
      ) : (
        <Row>
          <SecondaryButton busy={busy} onPress={save}>
            {t('common.save')}
          </SecondaryButton>
          <SubtleButton onPress={() => setChanging(false)}>{t('common.back')}</SubtleButton>
        </Row>
      )}
    </Stack>
  );
}

/** What came of the interview: both answers stay, and are therefore asked twice. */
function Outcome({
  busy,
  onReport,
}: {
  readonly busy: boolean;
  readonly onReport: (result: 'hired' | 'not_hired') => void;
}) {
  const { t } = useTexts();
  const [asking, setAsking] = useState<'hired' | 'not_hired' | null>(null);
  const hired = asking === 'hired';
  return (
    <QuestionInPlace
      text={t(hired ? 'slots.result.hired.confirm' : 'slots.result.notHired.confirm')}
      asking={asking !== null}
      button={
        <>
          <Label>{t('slots.result.ask')}</Label>
          <Row>
            <SecondaryButton onPress={() => setAsking('hired')}>{t('slots.result.hired')}</SecondaryButton>
            <SubtleButton onPress={() => setAsking('not_hired')}>{t('slots.result.notHired')}</SubtleButton>
          </Row>
        </>
      }
    >
      <Row>
        <SecondaryButton busy={busy} onPress={() => asking !== null && onReport(asking)}>
          {t(hired ? 'slots.result.hired' : 'slots.result.notHired')}
        </SecondaryButton>
        <SubtleButton onPress={() => setAsking(null)}>{t('common.back')}</SubtleButton>
      </Row>
    </QuestionInPlace>
  );
}

function Cancel({ busy, onCancel }: { readonly busy: boolean; readonly onCancel: () => void }) {
  const { t } = useTexts();
  const [asking, setAsking] = useState(false);
  return (
    <QuestionInPlace
      text={t('slots.cancel.confirm')}
      asking={asking}
      button={<LinkButton onPress={() => setAsking(true)}>{t('slots.cancel')}</LinkButton>}
    >
      <Row>
        <SecondaryButton busy={busy} onPress={onCancel}>
          {t('slots.cancel')}
        </SecondaryButton>
        <SubtleButton onPress={() => setAsking(false)}>{t('common.back')}</SubtleButton>
      </Row>
    </QuestionInPlace>
  );
}
