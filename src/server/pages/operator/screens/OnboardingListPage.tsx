import type { Checklist } from '../../../services/operator/checklist.ts';
import { shortMoment } from '../../../time/dates.ts';
import { ConsolePage } from '../../console/parts/ConsolePage.tsx';
import { EmptyState } from '../../console/parts/EmptyState.tsx';
import { Table } from '../../console/parts/Table.tsx';
import type { OperatorPage } from '../operator-page.ts';
import { operatorPaths } from '../paths.ts';
import { stepTitle } from '../step-texts.ts';

/** Employers on their way in. */
export function OnboardingListPage(props: {
  readonly page: OperatorPage;
  readonly checklists: readonly Checklist[];
}) {
  const { page, checklists } = props;
  const { text, frame } = page;
  const { language } = text;
  return (
    <ConsolePage
      frame={frame}
      title={text('o.nav.onboard')}
      aside={
        <a className="button primary" href={operatorPaths.newEmployer}>
          {text('o.on.new')}
        </a>
      }
    >
      {checklists.length === 0 ? (
        <EmptyState icon="checklist">{text('o.on.list.empty')}</EmptyState>
      ) : (
        <Table
          label={text('o.nav.onboard')}
          columns={text.parts('o.on.list.col')}
          numeric={[2]}
          rows={checklists.map(({ employer, onboarding, steps, next }) => ({
            key: employer.employer_id,
            href: operatorPaths.checklist(employer.employer_id),
            cells: [
              text.nameOf(employer),
              next ? stepTitle(text, next) : '',
              text('o.on.stepOf', { n: steps.filter((step) => step.doneAt).length, total: steps.length }),
              shortMoment(onboarding.started_at, language),
            ],
          }))}
        />
      )}
    </ConsolePage>
  );
}
