import type { EmployerDetails, EmployerInput } from '../../../services/operator/employers.ts';
import type { Refused } from '../../../services/operator/refused.ts';
import { ConsolePage } from '../../console/parts/ConsolePage.tsx';
import { SelectField, TextField } from '../../console/parts/Field.tsx';
import { PRESS_FIELD } from '../../form-body.ts';
import type { OperatorForm } from '../filled-form.ts';
import type { OperatorPage } from '../operator-page.ts';
import { faultAt } from '../operator-text.ts';
import { operatorPaths } from '../paths.ts';
import { SHARED_FIELD } from '../posted.ts';
import { RefusalBar } from './RefusalBar.tsx';
import { Began } from './Seen.tsx';

export interface EmployerFormPageProps {
  readonly page: OperatorPage;
  readonly input: EmployerInput;
  /** Set where an employer exists; its code stays. */
  readonly employerId?: string;
  /** What the form of such an employer began with, and what to say beside its fields. */
  readonly filled?: OperatorForm<EmployerDetails>;
  readonly refusal?: Refused | undefined;
}

const GO = {
  create: { plain: 'o.emp.create', shared: 'o.emp.create.shared' },
  save: { plain: 'con.save', shared: 'o.emp.save.shared' },
} as const;

/** Names, code, domains and whom it hires: the first step of the meeting, or a correction later. */
export function EmployerFormPage(props: EmployerFormPageProps) {
  const { page, input, employerId, filled, refusal } = props;
  const { text, frame } = page;
  const fault = (field: keyof EmployerDetails) => faultAt(text, refusal, field) ?? filled?.faults[field];
  const shared = refusal?.fault === 'domain_shared' ? refusal : undefined;
  const go = employerId ? GO.save : GO.create;
  const action = employerId ? operatorPaths.employerAction(employerId, 'edit') : operatorPaths.newEmployer;
  return (
    <ConsolePage
      frame={frame}
      title={text(employerId ? 'o.emp.edit' : 'o.on.new')}
      refused={refusal !== undefined}
    >
      <RefusalBar page={page} refusal={refusal?.field ? undefined : refusal} />
      <form method="post" action={action} className="panel pad stack far form narrow" noValidate>
        {filled && <Began filled={filled} />}
        {!employerId && <input type="hidden" name={PRESS_FIELD} value={page.pressKey} />}
        {shared && <input type="hidden" name={SHARED_FIELD} value={shared.values?.['domains']} />}
        <div className="columns">
          <TextField id="name" label={text('o.emp.name')} value={input.name} fault={fault('name')} required />
          <TextField
            id="nameEn"
            label={text('o.emp.nameEn')}
            value={input.nameEn}
            fault={fault('nameEn')}
            required
          />
          <TextField
            id="shortName"
            label={text('o.emp.short')}
            hint={text('o.emp.short.hint')}
            value={input.shortName}
            fault={fault('shortName')}
          />
          <TextField
            id="shortNameEn"
            label={text('o.emp.shortEn')}
            value={input.shortNameEn}
            fault={fault('shortNameEn')}
          />
        </div>
        <TextField
          id="domains"
          label={text('o.emp.domains')}
          hint={text('o.emp.domains.hint')}
          value={input.domains}
          fault={fault('domains')}
          required
        />
        <SelectField
          id="hires"
          label={text('o.emp.hires')}
          hint={text('o.emp.hires.hint')}
          value={input.hires ?? 'experienced'}
          fault={fault('hires')}
          options={(['experienced', 'newgrad'] as const).map((value) => ({
            value,
            label: text(`o.hires.${value}`),
          }))}
        />
        {!employerId && (
          <TextField
            id="code"
            label={text('o.emp.code')}
            hint={text('o.emp.code.hint')}
            value={input.code ?? ''}
            fault={faultAt(text, refusal, 'code')}
          />
        )}
        {!employerId && (
          <label className="check">
            <input type="checkbox" name="sample" value="yes" defaultChecked={input.sample === true} />
            {text('o.emp.sample')}
          </label>
        )}
        <div className="row end">
          <a
            className="button second"
            href={employerId ? operatorPaths.employer(employerId) : operatorPaths.onboardings}
          >
            {text('con.cancel')}
          </a>
          <button className="button primary" type="submit">
            {text(shared ? go.shared : go.plain)}
          </button>
        </div>
      </form>
    </ConsolePage>
  );
}
