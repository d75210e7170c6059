import { japanDay } from '../../../time/calendar.ts';
import { fullMonth } from '../../../time/dates.ts';
import { EmptyState } from '../../console/parts/EmptyState.tsx';
import { Table } from '../../console/parts/Table.tsx';
import type { Desk } from '../agency-page.tsx';
import { AGENCY } from '../paths.ts';

const MONTHS = 6;

/** The agency's own work by month: people taken on, reached, met, proposed and placed. */
export function ResultsScreen({ desk }: { readonly desk: Desk }) {
  const { text, people, proposals, today } = desk;
  if (people.length === 0) return <EmptyState icon="results">{text('a.results.empty')}</EmptyState>;
  const monthOf = (moment: string | null) => (moment === null ? '' : japanDay(new Date(moment)).slice(0, 7));
  const rows = lastMonths(today).map((month) => {
    const count = (moments: readonly (string | null)[]) =>
      String(moments.filter((moment) => monthOf(moment) === month).length);
    return {
      key: month,
      cells: [
        fullMonth(month, text.language),
        count(people.map(({ created_at }) => created_at)),
        count(people.map(({ contacted_at }) => contacted_at)),
        count(people.map(({ interviewed_at }) => interviewed_at)),
        count(proposals.map(({ proposed_at }) => proposed_at)),
        count(people.map(({ placed_at }) => placed_at)),
      ],
    };
  });
  return (
    <div className="stack narrow">
      <Table
        label={text('a.nav.results')}
        columns={text.parts('a.results.col')}
        rows={rows}
        numeric={[0, 1, 2, 3, 4, 5]}
      />
      <p className="label">
        {text('a.results.note')} <a href={AGENCY.candidates()}>{text('a.nav.candidates')}</a>
      </p>
    </div>
  );
}

/** This month and those before it, newest first. */
function lastMonths(today: string): readonly string[] {
  const [year = 0, month = 1] = today.split('-').map(Number);
  return Array.from({ length: MONTHS }, (_, back) => {
    const date = new Date(Date.UTC(year, month - 1 - back, 1));
    return date.toISOString().slice(0, 7);
  });
}
