import { grouped } from '../../../../core/text/grouped.ts';
import type { CaseMoments } from '../../../stores/case-lists.ts';
import type { SlotProposal } from '../../../stores/slot-proposals.ts';
import { japanDay } from '../../../time/calendar.ts';
import { fullMonth } from '../../../time/dates.ts';
import { EmptyState } from '../../console/parts/EmptyState.tsx';
import { Table } from '../../console/parts/Table.tsx';
import type { Desk } from '../agency-page.tsx';
import { AGENCY } from '../paths.ts';

/** The agency's own work by month: people taken on, reached, met, proposed and placed. */
export function ResultsScreen(props: {
  readonly desk: Desk;
  /** Newest first. */
  readonly months: readonly string[];
  readonly people: readonly CaseMoments[];
  readonly proposals: readonly Pick<SlotProposal, 'proposed_at'>[];
}) {
  const { desk, people, proposals } = props;
  const { text, counts } = desk;
  if (people.length === 0 && counts.length === 0)
    return <EmptyState icon="results">{text('a.results.empty')}</EmptyState>;
  const monthOf = (moment: string | null) => (moment === null ? '' : japanDay(new Date(moment)).slice(0, 7));
  const rows = props.months.map((month) => {
    const count = (moments: readonly (string | null)[]) =>
      grouped(moments.filter((moment) => monthOf(moment) === month).length);
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
