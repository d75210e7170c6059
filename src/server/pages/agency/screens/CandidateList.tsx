import { departureOf, isPresent } from '../../../services/people/presence.ts';
import type { CaseWithPerson } from '../../../stores/agency-cases.ts';
import type { StageCount } from '../../../stores/case-lists.ts';
import { calledName } from '../../../text/names.ts';
import { shortDay, shortDayOf } from '../../../time/dates.ts';
import { Avatar } from '../../console/parts/Avatar.tsx';
import { EmptyState } from '../../console/parts/EmptyState.tsx';
import { Icon } from '../../console/parts/Icon.tsx';
import { FilterMenu } from '../../console/parts/Menu.tsx';
import { Pages } from '../../console/parts/Pages.tsx';
import { SearchField } from '../../console/parts/SearchField.tsx';
import { StatCard } from '../../console/parts/StatCard.tsx';
import { Table, type TableRow } from '../../console/parts/Table.tsx';
import { Tag } from '../../console/parts/Tag.tsx';
import type { Desk } from '../agency-page.tsx';
import type { AgencyText } from '../agency-text.ts';
import type { CandidatePage } from '../candidate-page.ts';
import { areaName, jobName, nextStep, shownName, stageName, STAGES, stageTone } from '../case-texts.ts';
import { AGENCY, type ListFilter } from '../paths.ts';

/** The four counts above the list. */
export function CandidateStats({ desk }: { readonly desk: Desk }) {
  const { text, counts } = desk;
  const of = (figure: Exclude<keyof StageCount, 'stage'>, ...stages: readonly CaseWithPerson['stage'][]) =>
    counts.filter(({ stage }) => stages.includes(stage)).reduce((sum, count) => sum + count[figure], 0);
  const [toContact = '', calls = '', introducing = '', placed = ''] = text.parts('a.stat');
  const waiting = of('toContact', 'to_contact');
  const late = of('late', 'to_contact');
  return (
    <div className="stats">
      <StatCard
        label={toContact}
        value={waiting}
        remark={late > 0 ? text('a.stat.late', { n: late }) : text('a.stat.toContact')}
        warn={waiting > 0}
      />
      <StatCard
        label={calls}
        value={of('people', 'arranging', 'interviewed')}
        remark={text('a.stat.meetings', { n: of('planned', 'arranging', 'interviewed') })}
      />
      <StatCard
        label={introducing}
        value={of('people', 'introducing', 'in_process')}
        remark={text('a.stat.process', { n: of('people', 'in_process') })}
      />
      <StatCard label={placed} value={of('placedRecently', 'placed')} remark={text('a.stat.placed')} />
    </div>
  );
}

/** Search and filters. What is chosen stands in the address. */
export function CandidateFilters({ desk, filter }: { readonly desk: Desk; readonly filter: ListFilter }) {
  const { text, members, counts } = desk;
  const { q, stage, owner } = filter;
  return (
    <div className="row between wrap">
      <div className="row wrap grow">
        <SearchField
          action={AGENCY.candidates()}
          label={text('a.search')}
          value={q}
          keep={{ stage, owner }}
        />
        <FilterMenu
          label={text('a.status')}
          options={[
            { label: text('con.all'), href: AGENCY.candidates({ q, owner }), current: stage === '' },
            ...STAGES.map((key) => ({
              label: stageName(text, key),
              href: AGENCY.candidates({ q, owner, stage: key }),
              current: stage === key,
              count: counts.find((count) => count.stage === key)?.people ?? 0,
            })),
          ]}
        />
        <FilterMenu
          label={text('a.owner')}
          options={[
            { label: text('con.all'), href: AGENCY.candidates({ q, stage }), current: owner === '' },
            ...members.map(({ member_id, name }) => ({
              label: name,
              href: AGENCY.candidates({ q, stage, owner: member_id }),
              current: owner === member_id,
            })),
            {
              label: text('a.owner.none'),
              href: AGENCY.candidates({ q, stage, owner: 'none' }),
              current: owner === 'none',
            },
          ]}
        />
      </div>
      <a className="button" href={AGENCY.csv} download>
        <Icon name="download" />
        {text('a.csv')}
      </a>
    </div>
  );
}

/** A page of the people handed to the agency, newest first; a row leads to the detail. */
export function CandidateTable(props: {
  readonly desk: Desk;
  readonly filter: ListFilter;
  readonly page: CandidatePage;
  readonly selected?: string;
}) {
  const { desk, filter, page, selected } = props;
  const { text } = desk;
  const { q, stage, owner } = filter;
  if (page.rows.length === 0 && q === '' && stage === '' && owner === '')
    return <EmptyState icon="people">{text('a.empty')}</EmptyState>;
  if (page.rows.length === 0)
    return (
      <EmptyState icon="search">
        {text('a.noMatch')} <a href={AGENCY.candidates()}>{text('con.clear')}</a>
      </EmptyState>
    );
  return (
    <>
      <Table
        label={text('a.nav.candidates')}
        columns={text.parts('a.col')}
        numeric={[3, 5]}
        names={[1, 5]}
        spare={[2, 5, 6]}
        rows={page.rows.map((person) => rowOf(desk, person, filter, person.disclosure_id === selected))}
      />
      <Pages
        text={text}
        previous={page.before && AGENCY.candidates({ q, stage, owner, before: page.before })}
        next={page.after && AGENCY.candidates({ q, stage, owner, after: page.after })}
      />
    </>
  );
}

function rowOf(
  { text, today }: Desk,
  person: CaseWithPerson,
  filter: ListFilter,
  selected: boolean,
): TableRow {
  const { language } = text;
  const name = shownName(person);
  return {
    key: person.disclosure_id,
    href: AGENCY.candidate(person.disclosure_id, filter),
    selected,
    cells: [
      <>
        <Avatar name={name} size="s" />
        {name}
      </>,
      jobName(text, person),
      areaName(text, person),
      shortDayOf(person.disclosed_at, today, language),
      <Tag key="stage" tone={stageTone(person.stage)}>
        {stageName(text, person.stage)}
      </Tag>,
      nextStep(text, person),
      person.owner_name === null ? '—' : calledName(person.owner_name, language),
    ],
    ...(isPresent(person) ? {} : { instead: goneText(text, person) }),
  };
}

/** What an agency reads in place of somebody who took their data back. */
export function goneText(text: AgencyText, person: CaseWithPerson): string {
  const gone = departureOf(person);
  if (!gone) return '';
  const date = shortDay(gone.deleteBy, text.language);
  return text(gone.reason === 'stopped' ? 'a.withdrawn' : 'a.erased', { date });
}
