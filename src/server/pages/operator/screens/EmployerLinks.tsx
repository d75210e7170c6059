import type { EmployerView } from '../../../services/operator/employer-view.ts';
import { fullMonth } from '../../../time/dates.ts';
import type { OperatorPage } from '../operator-page.ts';
import { operatorPaths } from '../paths.ts';
import { Section } from './Section.tsx';

/** The newest months; those before them are folded. */
const REPORTS_SHOWN = 3;

interface LinksProps {
  readonly page: OperatorPage;
  readonly view: EmployerView;
}

/** What else there is to read of an employer. */
export function EmployerLinks(props: LinksProps) {
  const { page, view } = props;
  const { text } = page;
  const id = view.employer.employer_id;
  return (
    <Section title={text('o.emp.more')}>
      <ul className="stack near">
        {view.onboarding && (
          <li>
            <a href={operatorPaths.checklist(id)}>{text('o.on.open')}</a>
          </li>
        )}
        <li>
          <a href={operatorPaths.employerAction(id, 'ledger')}>{text('o.emp.ledger.open')}</a>
        </li>
        <li>
          <a href={`${operatorPaths.audit}?employer=${id}`}>{text('o.nav.audit')}</a>
        </li>
        <li>
          <a href={operatorPaths.employerAction(id, 'wording')}>{text('o.emp.wording')}</a>
        </li>
        <li>
          <a href={operatorPaths.employerAction(id, 'webhooks')}>{text('o.emp.webhooks')}</a>
        </li>
        <Reports {...props} months={view.months.slice(0, REPORTS_SHOWN)} />
      </ul>
      {view.months.length > REPORTS_SHOWN && (
        <details className="more">
          <summary>{text('o.emp.reports.older')}</summary>
          <ul className="stack near">
            <Reports {...props} months={view.months.slice(REPORTS_SHOWN)} />
          </ul>
        </details>
      )}
    </Section>
  );
}

function Reports({ page: { text }, view, months }: LinksProps & Pick<EmployerView, 'months'>) {
  return months.map((month) => (
    <li key={month}>
      <a href={operatorPaths.report(view.employer.employer_id, month)}>
        {text('o.emp.reports.open', { month: fullMonth(month, text.language) })}
      </a>
    </li>
  ));
}
