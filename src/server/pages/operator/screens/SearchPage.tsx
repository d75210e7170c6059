import type { Refused } from '../../../services/operator/refused.ts';
import type { Found } from '../../../services/operator/search.ts';
import { recordMoment } from '../../../time/dates.ts';
import { Bar } from '../../console/parts/Bar.tsx';
import { ConsolePage } from '../../console/parts/ConsolePage.tsx';
import { EmptyState } from '../../console/parts/EmptyState.tsx';
import { TextArea } from '../../console/parts/Field.tsx';
import { Icon } from '../../console/parts/Icon.tsx';
import { SearchField } from '../../console/parts/SearchField.tsx';
import type { OperatorPage } from '../operator-page.ts';
import { faultText } from '../operator-text.ts';
import { operatorPaths } from '../paths.ts';
import { Section } from './EmployerPage.tsx';
import { RefusalBar } from './RefusalBar.tsx';

export interface SearchPageProps {
  readonly page: OperatorPage;
  readonly query: string;
  readonly found: Found;
  /** A count was taken back a moment ago. */
  readonly reversed?: boolean;
  readonly refusal?: Refused | undefined;
  /** Why somebody was to leave the count, as it was typed. */
  readonly reason?: string;
}

/** What a search found; people only by their whole address, and masked. */
export function SearchPage(props: SearchPageProps) {
  const { page, query, found, refusal } = props;
  const { text, frame } = page;
  const ja = text.language === 'ja';
  const nothing =
    found.employers.length === 0 && found.agencies.length === 0 && found.registrations.length === 0;
  return (
    <ConsolePage frame={frame} title={text('o.search.title')} refused={refusal !== undefined}>
      <SearchField method="post" action={operatorPaths.search} label={text('o.search.label')} value={query} />
      {props.reversed && (
        <Bar tone="ok" announce>
          {text('o.reverse.done')}
        </Bar>
      )}
      <RefusalBar page={page} refusal={refusal} />
      {nothing && query !== '' && <EmptyState icon="search">{text('o.search.none')}</EmptyState>}
      {found.employers.length > 0 && (
        <Section title={text('o.nav.employers')}>
          <ul className="stack near">
            {found.employers.map((employer) => (
              <li key={employer.employer_id} className="row">
                <a href={operatorPaths.employer(employer.employer_id)}>
                  {ja ? employer.name : employer.name_en}
                </a>
                <span className="label num">{employer.code}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {found.agencies.length > 0 && (
        <Section title={text('o.nav.agencies')}>
          <ul className="stack near">
            {found.agencies.map((agency) => (
              <li key={agency.agency_id} className="row">
                <a href={operatorPaths.agency(agency.agency_id)}>{ja ? agency.name : agency.name_en}</a>
                <span className="label num">{agency.licence_no}</span>
              </li>
            ))}
          </ul>
        </Section>
      )}
      {found.registrations.length > 0 && (
        <Section title={text('o.search.people')}>
          <ul className="stack near">
            {found.registrations.map((one) => (
              <li key={one.registration_id} className="row wrap">
                <b className="num">{one.maskedMail}</b>
                <span className="grow">
                  {text('o.search.outcome', {
                    employer: ja ? one.short_name : one.short_name_en,
                    outcome: text(`o.outcome.${one.outcome}`),
                  })}
                </span>
                {one.outcome === 'held' && (
                  <a href={operatorPaths.heldItem(one.employer_id, one.registration_id)}>
                    {text('o.nav.held')}
                  </a>
                )}
                <span className="label num">
                  {one.registration_id} · {recordMoment(one.created_at)}
                </span>
                {one.outcome === 'counted' && (
                  <Reverse
                    page={page}
                    employerId={one.employer_id}
                    registrationId={one.registration_id}
                    reason={props.reason}
                    fault={refusal?.field === 'reason' ? faultText(text, refusal) : undefined}
                  />
                )}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </ConsolePage>
  );
}

/** Takes somebody out of the count who was counted by mistake. Folded away: it is rare, and it has to be explained. */
function Reverse(props: {
  readonly page: OperatorPage;
  readonly employerId: string;
  readonly registrationId: string;
  readonly reason: string | undefined;
  readonly fault: string | undefined;
}) {
  const { text } = props.page;
  return (
    <details className="plan whole" open={props.reason !== undefined}>
      <summary>
        <Icon name="chevronDown" />
        {text('o.reverse')}
      </summary>
      <form
        method="post"
        action={operatorPaths.employerAction(props.employerId, 'reverse')}
        className="stack form narrow"
      >
        <input type="hidden" name="registration" value={props.registrationId} />
        <TextArea
          id={`reason-${props.registrationId}`}
          name="reason"
          label={text('o.held.reason')}
          hint={text('o.reverse.hint')}
          value={props.reason ?? ''}
          fault={props.fault}
          required
        />
        <div className="row">
          <button className="button danger" type="submit">
            {text('o.reverse.go')}
          </button>
        </div>
      </form>
    </details>
  );
}
