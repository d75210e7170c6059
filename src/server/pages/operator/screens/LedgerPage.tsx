import type { CounterDifference } from '../../../services/credit/recompute-counters.ts';
import type { Employer } from '../../../stores/employers.ts';
import type { LedgerRow } from '../../../stores/ledger-rows.ts';
import { recordMoment } from '../../../time/dates.ts';
import { Bar } from '../../console/parts/Bar.tsx';
import { ConsolePage } from '../../console/parts/ConsolePage.tsx';
import { EmptyState } from '../../console/parts/EmptyState.tsx';
import { Table } from '../../console/parts/Table.tsx';
import { accountText, causeText } from '../ledger-texts.ts';
import type { OperatorPage } from '../operator-page.ts';
import { operatorPaths } from '../paths.ts';

/** Every number of an employer, down to the entry it comes from. */
export function LedgerPage(props: {
  readonly page: OperatorPage;
  readonly employer: Employer;
  readonly rows: readonly LedgerRow[];
  readonly differences: readonly CounterDifference[];
  readonly older: number | undefined;
}) {
  const { page, employer, rows, differences, older } = props;
  const { text, frame } = page;
  const here = operatorPaths.employerAction(employer.employer_id, 'ledger');
  return (
    <ConsolePage
      frame={frame}
      title={text('o.emp.ledger')}
      aside={<a href={operatorPaths.employer(employer.employer_id)}>{text.nameOf(employer)}</a>}
    >
      {differences.length === 0 ? (
        <Bar tone="ok">{text('o.emp.ledger.agrees')}</Bar>
      ) : (
        <Bar tone="danger">
          {text('o.emp.ledger.differs')}{' '}
          {differences.map((one) => `${one.what} ${one.counter} / ${one.ledger}`).join(', ')}
        </Bar>
      )}
      {rows.length === 0 ? (
        <EmptyState icon="document">{text('o.audit.empty')}</EmptyState>
      ) : (
        <Table
          label={text('o.emp.ledger')}
          columns={text.parts('o.emp.ledger.col')}
          numeric={[0, 1, 3, 6]}
          wrapping={[2, 4, 5]}
          rows={rows.map((row) => ({
            key: String(row.sequence),
            cells: [
              row.sequence,
              recordMoment(row.event_at),
              accountText(text, row.account),
              row.amount > 0 ? `+${row.amount}` : row.amount,
              causeText(text, row),
              <span key="subject" className="num break">
                {row.registration_id ? (
                  <a href={operatorPaths.searchFor(row.registration_id)}>{row.registration_id}</a>
                ) : (
                  row.slot_id
                )}
              </span>,
              `v${row.policy_version}`,
            ],
          }))}
        />
      )}
      {older !== undefined && (
        <p>
          <a href={`${here}?before=${older}`}>{text('o.audit.older')}</a>
        </p>
      )}
    </ConsolePage>
  );
}
