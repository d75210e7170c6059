import type { CaseWithPerson } from '../../../stores/agency-cases.ts';
import { SelectField, TextField } from '../../console/parts/Field.tsx';
import { Icon } from '../../console/parts/Icon.tsx';
import { Was } from '../../console/parts/Was.tsx';
import type { Desk } from '../agency-page.tsx';
import { AGENCY, type ListFilter } from '../paths.ts';
import { LONGEST_PLAN, planOf, type RefusedPlan } from '../plan-form.ts';

/** Who supports a person, what comes next, and what the agency writes about them; folded until it is asked for. */
export function CandidatePlan(props: {
  readonly desk: Desk;
  readonly filter: ListFilter;
  readonly person: CaseWithPerson;
  readonly refused?: RefusedPlan | undefined;
}) {
  const { desk, filter, person, refused } = props;
  const { text, members } = desk;
  const stands = planOf(person);
  const { form, was, faults } = refused ?? { form: stands, was: stands, faults: {} };
  return (
    <details className="plan" open={refused !== undefined}>
      <summary>
        <Icon name="chevronDown" />
        {text('a.plan')}
      </summary>
      <form
        className="stack"
        method="post"
        action={AGENCY.candidateStep(person.disclosure_id, 'plan', filter)}
      >
        <Was form={was} />
        <SelectField
          id="owner"
          label={text('a.owner')}
          value={form.owner}
          fault={faults.owner}
          options={[
            { value: '', label: text('a.owner.none') },
            ...members.map(({ member_id, name }) => ({ value: member_id, label: name })),
          ]}
        />
        <TextField
          id="nextOn"
          type="date"
          label={text('a.plan.on')}
          value={form.nextOn}
          fault={faults.nextOn}
        />
        <TextField
          id="nextNote"
          label={text('a.plan.note')}
          hint={text('a.plan.note.hint', { max: LONGEST_PLAN.nextNote })}
          maxLength={LONGEST_PLAN.nextNote}
          value={form.nextNote}
          fault={faults.nextNote}
        />
        <TextField
          id="profile"
          label={text('a.plan.profile')}
          hint={text('a.plan.profile.hint', { max: LONGEST_PLAN.profile })}
          maxLength={LONGEST_PLAN.profile}
          value={form.profile}
          fault={faults.profile}
        />
        <label className="check">
          <input type="checkbox" name="agreed" value="yes" defaultChecked={form.agreed} />
          <span>{text('a.plan.agreed')}</span>
        </label>
        <div>
          <button className="button" type="submit">
            {text('con.save')}
          </button>
        </div>
      </form>
    </details>
  );
}
