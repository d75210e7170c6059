import type { AgencyInput } from '../../../services/operator/agencies.ts';
import type { Refused } from '../../../services/operator/refused.ts';
import type { AgencyMember } from '../../../stores/agency-members.ts';
import { optionsOf, SERVED_AREAS, SERVED_JOBS } from '../../../text/choices.ts';
import { Bar } from '../../console/parts/Bar.tsx';
import { ConsolePage } from '../../console/parts/ConsolePage.tsx';
import { CheckBoxes, TextField } from '../../console/parts/Field.tsx';
import type { OperatorPage } from '../operator-page.ts';
import { faultText } from '../operator-text.ts';
import { operatorPaths } from '../paths.ts';
import { Section } from './Section.tsx';
import { Members, type TypedMember } from './Members.tsx';
import { RefusalBar } from './RefusalBar.tsx';
import { Seen } from './Seen.tsx';

export interface AgencyPageProps {
  readonly page: OperatorPage;
  readonly input: AgencyInput;
  readonly agencyId?: string | undefined;
  /** As it is kept, whatever is typed. */
  readonly name?: string;
  readonly seen?: number | undefined;
  readonly members?: readonly AgencyMember[];
  /** Somebody who could not be added. */
  readonly typed?: TypedMember | undefined;
  readonly saved?: boolean;
  readonly refusal?: Refused | undefined;
}

/** One agency: its licence, and who of it may sign in. Without an id it is a new one. */
export function AgencyPage(props: AgencyPageProps) {
  const { page, input, agencyId, seen, refusal } = props;
  const { text, frame } = page;
  const fault = (field: string) => (refusal?.field === field ? faultText(text, refusal) : undefined);
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
        {seen !== undefined && <Seen n={seen} />}
        <div className="columns">
          <TextField
            id="name"
            label={text('o.agency.name')}
            value={input.name}
            fault={fault('name')}
            required
          />
          <TextField
            id="nameEn"
            label={text('o.agency.nameEn')}
            value={input.nameEn}
            fault={fault('nameEn')}
            required
          />
          <TextField
            id="licenceNo"
            label={text('o.agency.licence')}
            hint={text('o.agency.licence.hint')}
            value={input.licenceNo}
            fault={fault('licenceNo')}
            required
          />
          <TextField
            id="licenceExpiresOn"
            type="date"
            label={text('o.agency.expires')}
            value={input.licenceExpiresOn}
            fault={fault('licenceExpiresOn')}
            required
          />
        </div>
        <CheckBoxes
          name="area"
          legend={text('o.agency.areas')}
          hint={text('o.agency.served.hint')}
          options={optionsOf(SERVED_AREAS, text.language)}
          chosen={input.areas ?? []}
        />
        <CheckBoxes
          name="job"
          legend={text('o.agency.jobs')}
          hint={text('o.agency.served.hint')}
          options={optionsOf(SERVED_JOBS, text.language)}
          chosen={input.jobs ?? []}
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
              fault={fault}
              typed={props.typed}
            />
          </Section>
        </div>
      )}
    </ConsolePage>
  );
}
