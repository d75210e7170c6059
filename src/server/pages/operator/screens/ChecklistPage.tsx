import type { ReactNode } from 'react';
import { linkUrl } from '../../../../core/link/index.ts';
import type { ChecklistStep } from '../../../services/operator/checklist.ts';
import { clockTime, fullDay, fullMoment } from '../../../time/dates.ts';
import { ConsolePage } from '../../console/parts/ConsolePage.tsx';
import { Icon } from '../../console/parts/Icon.tsx';
import { Tag } from '../../console/parts/Tag.tsx';
import type { OperatorPage } from '../operator-page.ts';
import { operatorPaths } from '../paths.ts';
import { stepTitle } from '../step-texts.ts';
import { japanDay } from '../../../time/calendar.ts';
import { HandOver } from './HandOver.tsx';
import { RefusalBar } from './RefusalBar.tsx';
import { StepBody, type StepProps } from './StepBody.tsx';

export type ChecklistPageProps = Omit<StepProps, 'step'>;

/** Steps that nobody presses: they happen at the recruiter's machine while the meeting goes on. */
const WAITING = new Set(['connection', 'insertion', 'registration']);
const REFRESH_SECONDS = 4;
/** Minutes; whoever takes longer did it in several meetings, and a day says more than a number. */
const LONGEST_MEETING = 180;

/** The one meeting as a list that ticks itself. */
export function ChecklistPage(props: ChecklistPageProps) {
  const { page, checklist, refusal } = props;
  const { text, frame } = page;
  const { employer, onboarding, next, ready, minutes } = checklist;
  const company = text.nameOf(employer);
  const waits =
    next !== null && WAITING.has(next) && (next !== 'connection' || onboarding.invited_at !== null);
  return (
    <ConsolePage
      frame={frame}
      title={text('o.on.title', { company })}
      refused={refusal !== undefined}
      refreshSeconds={waits && !refusal ? REFRESH_SECONDS : undefined}
      aside={
        <span className="row">
          <a href={operatorPaths.employer(employer.employer_id)}>{text('o.on.employer')}</a>
          <span className="num" data-live>
            {minutes !== null && (
              <Tag icon="clock">
                {minutes <= LONGEST_MEETING
                  ? text('o.on.timer', { n: minutes })
                  : fullDay(japanDay(new Date(onboarding.started_at)), text.language)}
              </Tag>
            )}
          </span>
        </span>
      }
    >
      <RefusalBar page={page} refusal={refusal} />
      <p className="hidden" role="status" data-live>
        {waits && stepTitle(text, next)}
      </p>
      {checklist.booking && (
        <p className="row">
          <Icon name="clock" />
          <span className="grow break">
            {text('o.on.booked', {
              time: fullMoment(checklist.booking.starts_at, text.language),
              n: checklist.booking.minutes,
              mail: checklist.booking.mail,
            })}
          </span>
        </p>
      )}
      <div className="split">
        <section className="panel steps-panel" aria-label={text('o.nav.onboard')} data-live>
          <ol className="steps">
            {checklist.steps.map((step) => (
              <Step key={step.step} step={step} current={step.step === next} page={page}>
                <StepBody {...props} step={step} />
              </Step>
            ))}
          </ol>
          {ready && (
            <div className="bar ok large" role="status">
              <Icon name="doneLarge" />
              <span>{text('o.on.done', { company })}</span>
            </div>
          )}
          {waits && (
            <p className="row between refresh">
              <span className="label">{text('o.on.refresh')}</span>
              <a href={operatorPaths.checklist(employer.employer_id)}>{text('o.on.refresh.now')}</a>
            </p>
          )}
        </section>
        <HandOver
          text={text}
          employerId={employer.employer_id}
          request={onboarding.request}
          commonLink={linkUrl(props.relayOrigin, employer.code)}
          onTrial={checklist.onTrial}
        />
      </div>
    </ConsolePage>
  );
}

function Step(props: {
  readonly page: OperatorPage;
  readonly step: ChecklistStep;
  readonly current: boolean;
  readonly children: ReactNode;
}) {
  const { text } = props.page;
  const { step, doneAt, fault } = props.step;
  const state = doneAt ? 'done' : props.current ? 'now' : 'todo';
  return (
    <li
      className={fault ? `${state} failed` : state}
      {...(state === 'now' ? { 'aria-current': 'step' } : {})}
    >
      <span className="dot" aria-hidden="true">
        {fault ? <Icon name="dismiss" /> : doneAt && <Icon name="check" />}
      </span>
      <div className="grow">
        <h2>
          {stepTitle(text, step)}
          <span className="hidden"> ({text(`con.step.${state}`)})</span>
        </h2>
        {props.children}
        {fault && <p className="fault">{text(`o.on.fault.${fault}`)}</p>}
      </div>
      {doneAt && (
        <time className="when" dateTime={doneAt}>
          {clockTime(doneAt)}
        </time>
      )}
    </li>
  );
}
