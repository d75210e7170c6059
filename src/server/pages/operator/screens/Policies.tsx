import { policyInForce, type CreditPolicy, type DatedPolicy } from '../../../../core/credit/policy.ts';
import type { EmployerView } from '../../../services/operator/employer-view.ts';
import type { Refused } from '../../../services/operator/refused.ts';
import { japanDay } from '../../../time/calendar.ts';
import { fullDay } from '../../../time/dates.ts';
import { TextField } from '../../console/parts/Field.tsx';
import { Tag } from '../../console/parts/Tag.tsx';
import { filledForm } from '../filled-form.ts';
import type { OperatorPage } from '../operator-page.ts';
import { faultAt } from '../operator-text.ts';
import { operatorPaths } from '../paths.ts';
import type { PolicyForm, PostedForm } from '../posted.ts';
import { termsText } from '../terms-text.ts';
import { policyForm, Terms } from './Terms.tsx';
import { Began } from './Seen.tsx';

/** Every version of the terms, newest first, and the form for the next one. */
export function Policies(props: {
  readonly page: OperatorPage;
  readonly view: EmployerView;
  readonly now: string;
  readonly refusal?: Refused | undefined;
  /** Terms that were refused a moment ago; they are shown again, with what is wrong. */
  readonly sent?: PostedForm<PolicyForm> | undefined;
}) {
  const { page, view, now, refusal, sent } = props;
  const { text } = page;
  const inForce = view.policy.version;
  const newest: CreditPolicy = view.policies.at(-1) ?? view.policy;
  const standing = { form: policyForm(newest), seen: view.seen.policy };
  const filled = filledForm(text, standing, sent, refusal);
  return (
    <>
      <ul className="stack near">
        {view.policies.toReversed().map((policy) => (
          <li key={policy.version} className="row wrap">
            <span className="grow">
              {termsText(text, policy)}
              <span className="label num">
                {text('o.emp.policy.since', {
                  date: fullDay(japanDay(new Date(policy.effectiveFrom)), text.language),
                })}
              </span>
            </span>
            <PolicyState {...{ text, policy, inForce, now }} all={view.policies} />
          </li>
        ))}
      </ul>
      <details className="more" open={sent !== undefined}>
        <summary>{text('o.emp.policy.change')}</summary>
        <form
          method="post"
          action={operatorPaths.employerAction(view.employer.employer_id, 'policy')}
          className="stack form"
        >
          <Began filled={filled} />
          <Terms text={text} filled={filled} refusal={refusal} />
          <TextField
            id="from"
            type="date"
            label={text('o.emp.policy.from')}
            hint={text('o.emp.policy.from.hint')}
            value={filled.form.from}
            fault={faultAt(text, refusal, 'from')}
            required
          />
          <div className="row">
            <button className="button primary" type="submit">
              {text('con.save')}
            </button>
          </div>
        </form>
      </details>
    </>
  );
}

function PolicyState(props: {
  readonly text: OperatorPage['text'];
  readonly policy: DatedPolicy;
  readonly all: readonly DatedPolicy[];
  readonly inForce: number;
  readonly now: string;
}) {
  const { text, policy, all, inForce, now } = props;
  if (policy.version === inForce) return <Tag tone="ok">{text('o.emp.policy.now')}</Tag>;
  if (policy.effectiveFrom <= now) return null;
  // Of two that begin together only the newer one ever holds.
  return policyInForce(all, policy.effectiveFrom).version === policy.version ? (
    <Tag tone="brand">{text('o.emp.policy.ahead')}</Tag>
  ) : (
    <Tag>{text('o.emp.policy.replaced')}</Tag>
  );
}
