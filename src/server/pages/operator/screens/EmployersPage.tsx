import { grouped } from '../../../../core/text/grouped.ts';
import type { EmployerLine } from '../../../stores/employer-list.ts';
import type { ListPage } from '../../console/list-page.ts';
import { Bar } from '../../console/parts/Bar.tsx';
import { ConsolePage } from '../../console/parts/ConsolePage.tsx';
import { EmptyState } from '../../console/parts/EmptyState.tsx';
import { Pages } from '../../console/parts/Pages.tsx';
import { SearchField } from '../../console/parts/SearchField.tsx';
import { Table } from '../../console/parts/Table.tsx';
import { Tag } from '../../console/parts/Tag.tsx';
import type { OperatorPage } from '../operator-page.ts';
import type { OperatorText } from '../operator-text.ts';
import { operatorPaths } from '../paths.ts';

const TONES = { active: 'ok', paused: 'warn', onboarding: 'brand' } as const;

/** All employers, by name, code or domain. */
export function EmployersPage(props: {
  readonly page: OperatorPage;
  readonly query: string;
  readonly list: ListPage<EmployerLine>;
  /** One was removed a moment ago. */
  readonly removed: boolean;
}) {
  const { page, query, list } = props;
  const { text, frame } = page;
  return (
    <ConsolePage
      frame={frame}
      title={text('o.nav.employers')}
      aside={
        <a className="button primary" href={operatorPaths.newEmployer}>
          {text('o.on.new')}
        </a>
      }
    >
      {props.removed && (
        <Bar tone="ok" announce>
          {text('o.emp.removed')}
        </Bar>
      )}
      <div className="row between wrap">
        <SearchField action={operatorPaths.employers} label={text('o.emp.search')} value={query} />
        <a href={operatorPaths.search}>{text('o.search.more')}</a>
      </div>
      {list.rows.length === 0 ? (
        <EmptyState icon="building">{text(query ? 'o.emp.none' : 'o.emp.empty')}</EmptyState>
      ) : (
        <Table
          label={text('o.nav.employers')}
          columns={text.parts('o.emp.col')}
          numeric={[1, 3, 4, 5, 6]}
          rows={list.rows.map((employer) => ({
            key: employer.employer_id,
            href: operatorPaths.employer(employer.employer_id),
            cells: [
              text.nameOf(employer),
              employer.code,
              <EmployerStatus key="status" text={text} employer={employer} />,
              grouped(employer.registered),
              grouped(employer.counted),
              grouped(employer.available),
              employer.agencies,
            ],
          }))}
        />
      )}
      <Pages
        text={text}
        previous={list.before && operatorPaths.employersOf({ q: query, before: list.before })}
        next={list.after && operatorPaths.employersOf({ q: query, after: list.after })}
      />
    </ConsolePage>
  );
}

export function EmployerStatus(props: {
  readonly text: OperatorText;
  readonly employer: Pick<EmployerLine, 'status' | 'is_demo'>;
}) {
  const { text, employer } = props;
  return (
    <span className="chips">
      <Tag tone={TONES[employer.status]}>{text(`o.emp.st.${employer.status}`)}</Tag>
      {employer.is_demo === 1 && <Tag>{text('o.emp.demo')}</Tag>}
    </span>
  );
}
