import type { EmployerInput } from '../../../services/operator/employers.ts';
import type { Refused } from '../../../services/operator/refused.ts';
import { ConsolePage } from '../../console/parts/ConsolePage.tsx';
import { SelectField, TextField } from '../../console/parts/Field.tsx';
import { PRESS_FIELD } from '../../form-body.ts';
import type { OperatorPage } from '../operator-page.ts';
import { faultText } from '../operator-text.ts';
import { operatorPaths } from '../paths.ts';
import { SHARED_FIELD } from '../posted.ts';
import { RefusalBar } from './RefusalBar.tsx';
import { Seen } from './Seen.tsx';

export interface EmployerFormPageProps {
  readonly page: OperatorPage;
  readonly input: EmployerInput;
  /** Set where an employer exists; its code stays. */
  readonly employerId?: string;
  readonly seen?: number | undefined;
  readonly refusal?: Refused | undefined;
}

/** Names, code, domains and whom it hires: the first step of the meeting, or a correction later. */
export function EmployerFormPage(props: EmployerFormPageProps) {
  const { page, input, employerId, seen, refusal } = props;
  const { text, frame } = page;
  const faults = refusal ? [refusal, ...(refusal.others ?? [])] : [];
  const fault = (field: string) => {
    const found = faults.find((one) => one.field === field);
    return found && faultText(text, found);
  };
  const shared = faults.find((one) => one.fault === 'domain_shared');
  const action = employerId ? operatorPaths.employerAction(employerId, 'edit') : operatorPaths.newEmployer;
  return (
    <ConsolePage
      frame={frame}
      title={text(employerId ? 'o.emp.edit' : 'o.on.new')}
      refused={refusal !== undefined}
    >
      <RefusalBar page={page} refusal={refusal?.field ? undefined : refusal} />
      <form method="post" action={action} className="panel pad stack far form narrow" noValidate>
        {seen !== undefined && <Seen n={seen} />}
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
            fault={fault('code')}
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
            {text(employerId ? 'con.save' : shared ? 'o.emp.create.shared' : 'o.emp.create')}
          </button>
        </div>
      </form>
    </ConsolePage>
  );
}
