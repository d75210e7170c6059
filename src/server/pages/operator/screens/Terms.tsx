import type { CreditPolicy } from '../../../../core/credit/policy.ts';
import type { Refused } from '../../../services/operator/refused.ts';
import { TextField } from '../../console/parts/Field.tsx';
import type { OperatorForm } from '../filled-form.ts';
import { faultAt, type OperatorText } from '../operator-text.ts';
import type { PolicyForm } from '../posted.ts';

/** Terms as their form holds them; from when they are to hold is always chosen anew. */
export function policyForm({ countingStage, threshold, slotValidDays }: CreditPolicy): PolicyForm {
  return {
    countingStage,
    threshold: String(threshold),
    slotValidDays: String(slotValidDays ?? ''),
    from: '',
  };
}

/** What makes a person count, how many make a slot, and how long a slot is valid. */
export function Terms(props: {
  readonly text: OperatorText;
  readonly filled: OperatorForm<PolicyForm>;
  readonly refusal: Refused | undefined;
}) {
  const { text, filled, refusal } = props;
  const { form, faults } = filled;
  return (
    <>
      <StageChoice text={text} chosen={form.countingStage} />
      <div className="columns">
        <TextField
          id="threshold"
          type="number"
          label={text('o.on.s2.threshold')}
          value={form.threshold}
          fault={faultAt(text, refusal, 'threshold') ?? faults.threshold}
        />
        <TextField
          id="slotValidDays"
          type="number"
          label={text('o.on.s2.expiry')}
          hint={text('o.on.s2.expiry.hint')}
          value={form.slotValidDays}
          fault={faultAt(text, refusal, 'slotValidDays') ?? faults.slotValidDays}
        />
      </div>
    </>
  );
}

function StageChoice(props: {
  readonly text: OperatorText;
  readonly chosen: CreditPolicy['countingStage'] | undefined;
}) {
  const { text, chosen } = props;
  return (
    <fieldset className="choices">
      <legend className="hidden">{text('o.on.s2')}</legend>
      {(['registered', 'interviewed'] as const).map((stage) => (
        <label key={stage} className="choice">
          <input type="radio" name="countingStage" value={stage} defaultChecked={chosen === stage} />
          {text(`o.stage.${stage}`)}
        </label>
      ))}
    </fieldset>
  );
}
