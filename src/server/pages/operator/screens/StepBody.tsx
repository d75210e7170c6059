import type { Checklist, ChecklistStep } from '../../../services/operator/checklist.ts';
import type { Refused } from '../../../services/operator/refused.ts';
import type { Agency } from '../../../stores/agencies.ts';
import { PostButton } from '../../console/parts/Field.tsx';
import { Tag } from '../../console/parts/Tag.tsx';
import { PRESS_FIELD } from '../../form-body.ts';
import { filledForm } from '../filled-form.ts';
import type { OperatorPage } from '../operator-page.ts';
import { operatorPaths } from '../paths.ts';
import { termsText } from '../terms-text.ts';
import { AgencyChoice } from './choices.tsx';
import type { SentToEmployer } from './EmployerPage.tsx';
import { Began } from './Seen.tsx';
import { policyForm, Terms } from './Terms.tsx';

export interface StepProps {
  readonly page: OperatorPage;
  readonly checklist: Checklist;
  readonly step: ChecklistStep;
  readonly agencies: readonly Agency[];
  /** In Japan, e.g. `2026-11-24`. */
  readonly today: string;
  readonly relayOrigin: string;
  readonly refusal?: Refused | undefined;
  /** Terms, or a choice of agencies, that were refused a moment ago. */
  readonly sent?: Pick<SentToEmployer, 'policy' | 'routing'> | undefined;
}

/** What one step says and, while it is the next one, what is to be done in it. */
export function StepBody(props: StepProps) {
  const { page, checklist, step } = props;
  const { text } = page;
  const { employer, onboarding, domains, next } = checklist;
  const id = employer.employer_id;
  const done = step.doneAt !== null;
  const current = next === step.step;
  const waiting = (what: string) => (
    <p className="label">
      {current ? what : ''}
      {current && <span className="wait">{text('o.on.wait')}</span>}
    </p>
  );
  switch (step.step) {
    case 'employer':
      return (
        <p className="label">
          {text.rich(
            text('o.on.s1.d', {
              code: '<b></b>',
              domain: domains.join(text.language === 'ja' ? '、' : ', '),
            }),
            {
              b: () => <b className="num">{employer.code}</b>,
            },
          )}
        </p>
      );
    case 'policy':
      return done ? <PolicyDone {...props} /> : current ? <ConfirmTerms {...props} /> : null;
    case 'agencies':
      return done && !step.fault ? (
        <AgenciesDone {...props} />
      ) : current || step.fault ? (
        <AgencyChoice
          text={text}
          action={operatorPaths.step(id, 'agencies')}
          agencies={props.agencies}
          chosen={checklist.agencies}
          today={props.today}
          seen={checklist.seenRouting}
          sent={props.sent?.routing}
          refusal={props.refusal}
          submit={text('o.on.s3.go')}
        />
      ) : null;
    case 'connection':
      return <ConnectionStep {...props} />;
    case 'insertion':
      return (
        <>
          {done ? <p className="label">{text('o.on.s5.d')}</p> : waiting(text('o.on.s5.wait'))}
          {step.fault === 'trial_ran_out' && <Reopen {...props} />}
        </>
      );
    case 'registration':
      return (
        <>
          {done ? <p className="label">{text('o.on.s6.d')}</p> : waiting(text('o.on.s6.wait'))}
          {step.fault === 'trial_ran_out' && <Reopen {...props} />}
        </>
      );
    case 'removal': {
      if (done)
        return (
          <p className="label">
            {text('o.on.s7.d', { n: onboarding.removed_registrations, m: onboarding.removed_insertions })}
          </p>
        );
      if (!current) return null;
      return (
        <>
          <p className="label">
            {text('o.on.s7.hint', { n: checklist.registrations, m: onboarding.insertions })}
          </p>
          <PostButton action={operatorPaths.step(id, 'removal')} look="primary">
            {text('o.on.s7.go')}
          </PostButton>
        </>
      );
    }
  }
}

function PolicyDone({ page: { text }, checklist: { policy } }: StepProps) {
  return (
    <>
      <p className="label">{termsText(text, policy)}</p>
      <p className="chips">
        {(['registered', 'interviewed'] as const).map((stage) => (
          <Tag key={stage} tone={policy.countingStage === stage ? 'brand' : 'plain'}>
            {policy.countingStage === stage ? <b>{text(`o.stage.${stage}`)}</b> : text(`o.stage.${stage}`)}
          </Tag>
        ))}
      </p>
    </>
  );
}

function ConfirmTerms({ page: { text }, checklist, refusal, sent }: StepProps) {
  const { policy, seenPolicy, employer } = checklist;
  const filled = filledForm(text, { form: policyForm(policy), seen: seenPolicy }, sent?.policy, refusal);
  return (
    <form method="post" action={operatorPaths.step(employer.employer_id, 'policy')} className="stack form">
      <Began filled={filled} />
      <Terms text={text} filled={filled} refusal={refusal} />
      <div className="row">
        <button className="button primary" type="submit">
          {text('o.on.s2.go')}
        </button>
      </div>
    </form>
  );
}

function AgenciesDone({ page: { text }, checklist: { agencies } }: StepProps) {
  return (
    <>
      <p className="label">{text('o.on.s3.d', { n: agencies.length })}</p>
      <p className="chips">
        {agencies.map((agency) => (
          <Tag key={agency.agency_id}>
            <span className="num">
              {text.nameOf(agency)} {agency.licence_no}
            </span>
          </Tag>
        ))}
      </p>
    </>
  );
}

function ConnectionStep({ page, checklist, step }: StepProps) {
  const { text } = page;
  const { employer, onboarding, next } = checklist;
  const code = onboarding.invitation_code;
  const current = next === 'connection';
  const make = (label: string) => (
    <PostButton
      action={operatorPaths.step(employer.employer_id, 'invitation')}
      look="primary"
      fields={{ [PRESS_FIELD]: page.pressKey }}
    >
      {label}
    </PostButton>
  );
  if (!code)
    return current ? (
      <>
        <p className="label">{text('o.on.s4.hint')}</p>
        {make(text('o.on.s4.go'))}
      </>
    ) : null;
  if (!step.doneAt && checklist.codeIsSpent)
    return (
      <>
        <p className="label">{text('o.on.s4.spent')}</p>
        {make(text('o.emp.invitations.new'))}
      </>
    );
  return (
    <>
      <p className="label">
        {text.rich(text('o.on.s4.d.code', { code: '<b></b>' }), {
          b: () => <b className="num">{code}</b>,
        })}
        {step.doneAt && (
          <>
            {text.language === 'ja' ? '・' : ' · '}
            {text('o.on.s4.d.connected', { n: checklist.connections })}
          </>
        )}
      </p>
      {!step.doneAt && (
        <p className="label">
          {text('o.on.s4.wait')}
          <span className="wait">{text('o.on.wait')}</span>
        </p>
      )}
    </>
  );
}

function Reopen({ page: { text }, checklist: { employer } }: StepProps) {
  return (
    <PostButton action={operatorPaths.step(employer.employer_id, 'reopen')}>{text('o.on.reopen')}</PostButton>
  );
}
