import type { Refused } from '../../../services/operator/refused.ts';
import type { AgencyMember } from '../../../stores/agency-members.ts';
import { optionsOf, SERVED_AREAS, SERVED_JOBS } from '../../../text/choices.ts';
import { Bar } from '../../console/parts/Bar.tsx';
import { ConsolePage } from '../../console/parts/ConsolePage.tsx';
import { CheckBoxes, TextField } from '../../console/parts/Field.tsx';
import type { OperatorForm } from '../filled-form.ts';
import type { OperatorPage } from '../operator-page.ts';
import { faultAt } from '../operator-text.ts';
import { operatorPaths } from '../paths.ts';
import type { AgencyForm } from '../posted.ts';
import { Section } from './Section.tsx';
import { Members, type TypedMember } from './Members.tsx';
import { RefusalBar } from './RefusalBar.tsx';
import { Began } from './Seen.tsx';

export interface AgencyPageProps {
  readonly page: OperatorPage;
  readonly form: AgencyForm;
  readonly agencyId?: string | undefined;
  /** As it is kept, whatever is typed. */
  readonly name?: string;
  /** What the form of an agency that exists began with, and what to say beside its fields. */
  readonly filled?: OperatorForm<AgencyForm>;
  readonly members?: readonly AgencyMember[];
  /** Somebody who could not be added. */
  readonly typed?: TypedMember | undefined;
  readonly saved?: boolean;
  readonly refusal?: Refused | undefined;
}

/** One agency: its licence, and who of it may sign in. Without an id it is a new one. */
export function AgencyPage(props: AgencyPageProps) {
  const { page, form, agencyId, filled, refusal } = props;
  const { text, frame } = page;
  const fault = (field: keyof AgencyForm) => faultAt(text, refusal, field) ?? filled?.faults[field];
  return (
    <ConsolePage frame={frame} title={props.name ?? text('o.agency.new')} refused={refusal !== undefined}>
      <RefusalBar page={page} refusal={refusal?.field ? undefined : refusal} />
      {props.saved && (
        <Bar tone="ok" announce>
          {text('o.emp.saved')}
        </Bar>
      )}
      <form
        method="post"
        action={agencyId ? operatorPaths.agency(agencyId) : operatorPaths.newAgency}
        className="panel pad stack far form narrow"
        noValidate
      >
        {filled && <Began filled={filled} />}
        <div className="columns">
          <TextField
            id="name"
            label={text('o.agency.name')}
            value={form.name}
            fault={fault('name')}
            required
          />
          <TextField
            id="nameEn"
            label={text('o.agency.nameEn')}
            value={form.nameEn}
            fault={fault('nameEn')}
            required
          />
          <TextField
            id="licenceNo"
            label={text('o.agency.licence')}
            hint={text('o.agency.licence.hint')}
            value={form.licenceNo}
            fault={fault('licenceNo')}
            required
          />
          <TextField
            id="licenceExpiresOn"
            type="date"
            label={text('o.agency.expires')}
            value={form.licenceExpiresOn}
            fault={fault('licenceExpiresOn')}
            required
          />
        </div>
        <CheckBoxes
          name="area"
          legend={text('o.agency.areas')}
          hint={text('o.agency.served.hint')}
          options={optionsOf(SERVED_AREAS, text.language)}
          chosen={form.area}
          fault={fault('area')}
        />
        <CheckBoxes
          name="job"
          legend={text('o.agency.jobs')}
          hint={text('o.agency.served.hint')}
          options={optionsOf(SERVED_JOBS, text.language)}
          chosen={form.job}
          fault={fault('job')}
        />
        <div className="row end">
          <a className="button second" href={operatorPaths.agencies}>
            {text('con.cancel')}
          </a>
          <button className="button primary" type="submit">
            {text(agencyId ? 'con.save' : 'o.emp.create')}
          </button>
        </div>
      </form>
      {agencyId && (
        <div className="narrow">
          <Section title={text('o.agency.members')}>
            <Members
              text={text}
              members={props.members ?? []}
              add={operatorPaths.agencyAction(agencyId, 'members')}
              remove={operatorPaths.agencyAction(agencyId, 'members/remove')}
              fault={(field) => faultAt(text, refusal, field)}
              typed={props.typed}
            />
          </Section>
        </div>
      )}
    </ConsolePage>
  );
}
