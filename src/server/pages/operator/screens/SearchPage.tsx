import type { Refused } from '../../../services/operator/refused.ts';
import { MOST_FOUND, type Found } from '../../../services/operator/search.ts';
import { AREAS, JOBS, optionsOf } from '../../../text/choices.ts';
import { recordMoment } from '../../../time/dates.ts';
import { Bar } from '../../console/parts/Bar.tsx';
import { ConsolePage } from '../../console/parts/ConsolePage.tsx';
import { EmptyState } from '../../console/parts/EmptyState.tsx';
import { SelectField, TextArea, TextField } from '../../console/parts/Field.tsx';
import { Icon } from '../../console/parts/Icon.tsx';
import { SearchField } from '../../console/parts/SearchField.tsx';
import type { OperatorPage } from '../operator-page.ts';
import { faultText, type OperatorText } from '../operator-text.ts';
import { operatorPaths } from '../paths.ts';
import type { OperatorStrings } from '../strings/index.ts';
import { Decisions } from './Decisions.tsx';
import { Section } from './Section.tsx';
import { RefusalBar } from './RefusalBar.tsx';
import { Unsaved } from './Unsaved.tsx';

/** A correction as its form sends it; empty is what stays. */
interface TypedCorrection {
  readonly name: string;
  readonly job: string;
  readonly area: string;
}

/** What the form sends for no area in particular. */
export const NO_AREA = 'none';

export interface SearchPageProps {
  readonly page: OperatorPage;
  readonly query: string;
  readonly found: Found;
  /** A count was taken back a moment ago. */
  readonly reversed?: boolean;
  /** What somebody registered was corrected a moment ago. */
  readonly corrected?: boolean;
  /** A correction as it was typed, where it was refused. */
  readonly correction?: TypedCorrection | undefined;
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
    found.employers.length === 0 &&
    found.agencies.length === 0 &&
    found.registrations.length === 0 &&
    found.given.length === 0;
  return (
    <ConsolePage frame={frame} title={text('o.search.title')} refused={refusal !== undefined}>
      <SearchField method="post" action={operatorPaths.search} label={text('o.search.label')} value={query} />
      {props.reversed && (
        <Bar tone="ok" announce>
          {text('o.reverse.done')}
        </Bar>
      )}
      {props.corrected && (
        <Bar tone="ok" announce>
          {text('o.correct.done')}
        </Bar>
      )}
      <RefusalBar page={page} refusal={refusal} />
      {!found.registrations.some(({ outcome }) => outcome === 'counted') && (
        <Unsaved text={text} words={props.reason} />
      )}
      {nothing && query !== '' && <EmptyState icon="search">{text('o.search.none')}</EmptyState>}
      {found.employers.length > 0 && (
        <Section title={text('o.nav.employers')}>
          <ul className="stack near">
            {found.employers.map((employer) => (
              <li key={employer.employer_id} className="row wrap">
                <a href={operatorPaths.employer(employer.employer_id)}>
                  {ja ? employer.name : employer.name_en}
                </a>
                <span className="label num">{employer.code}</span>
              </li>
            ))}
          </ul>
          {found.more.employers && (
            <p>
              <a href={operatorPaths.employersOf({ q: query })}>{text('o.search.all')}</a>
            </p>
          )}
        </Section>
      )}
      {found.agencies.length > 0 && (
        <Section title={text('o.nav.agencies')}>
          <ul className="stack near">
            {found.agencies.map((agency) => (
              <li key={agency.agency_id} className="row wrap">
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
                <Decisions text={text} decisions={one.decisions} />
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
          {found.more.registrations && <p className="label">{text('o.search.newest', { n: MOST_FOUND })}</p>}
          {query.includes('@') && <Correct {...props} />}
        </Section>
      )}
      {found.given.length > 0 && (
        <Section title={text('o.given')}>
          <ul className="stack near">
            {found.given.map((one, index) => (
              <li key={index} className="row wrap">
                <b>{ja ? one.names.name : one.names.name_en}</b>
                <span className="grow">
                  {one.items.map((item) => itemText(text, item)).join(ja ? '、' : ', ')}
                </span>
                <span className="label num">
                  {recordMoment(one.from)} – {one.until !== null && recordMoment(one.until)}
                </span>
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

/** A kind of data as records keep it; one this version does not know shows as it stands. */
function itemText(text: OperatorText, item: string): string {
  const key = `o.item.${item}` as keyof OperatorStrings;
  return (text.raw(key) as string | undefined) === undefined ? item : text(key);
}

/** Puts right what the person registered. What stands there now is not shown: the office does not read it. */
function Correct({ page, query, refusal, correction }: SearchPageProps) {
  const { text } = page;
  const fault = (field: string) => (refusal?.field === field ? faultText(text, refusal) : undefined);
  const unchanged = { value: '', label: text('o.correct.same') };
  return (
    <details className="plan whole" open={correction !== undefined}>
      <summary>
        <Icon name="chevronDown" />
        {text('o.correct')}
      </summary>
      <form method="post" action={operatorPaths.correct} className="stack form narrow">
        <input type="hidden" name="q" value={query} />
        <TextField
          id="correct-name"
          name="name"
          label={text('o.correct.name')}
          hint={text('o.correct.hint')}
          value={correction?.name ?? ''}
          fault={fault('name')}
        />
        <SelectField
          id="correct-job"
          name="job"
          label={text('o.correct.job')}
          value={correction?.job ?? ''}
          fault={fault('job')}
          options={[unchanged, ...optionsOf(JOBS, text.language)]}
        />
        <SelectField
          id="correct-area"
          name="area"
          label={text('o.correct.area')}
          value={correction?.area ?? ''}
          fault={fault('area')}
          options={[
            unchanged,
            { value: NO_AREA, label: text('o.correct.noArea') },
            ...optionsOf(AREAS, text.language),
          ]}
        />
        <div className="row">
          <button className="button primary" type="submit">
            {text('o.correct.go')}
          </button>
        </div>
      </form>
    </details>
  );
}
