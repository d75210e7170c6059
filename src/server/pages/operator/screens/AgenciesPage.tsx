import { isLicensed, type Agency } from '../../../stores/agencies.ts';
import { addToDay } from '../../../time/calendar.ts';
import { fullDay } from '../../../time/dates.ts';
import { ConsolePage } from '../../console/parts/ConsolePage.tsx';
import { EmptyState } from '../../console/parts/EmptyState.tsx';
import { Table } from '../../console/parts/Table.tsx';
import { Tag } from '../../console/parts/Tag.tsx';
import type { OperatorPage } from '../operator-page.ts';
import type { OperatorText } from '../operator-text.ts';
import { operatorPaths } from '../paths.ts';

const WARNING_DAYS = 60;

/** Partner agencies and how long their licences are good for. */
export function AgenciesPage(props: {
  readonly page: OperatorPage;
  readonly agencies: readonly Agency[];
  readonly employers: ReadonlyMap<string, number>;
  readonly today: string;
}) {
  const { page, agencies, employers, today } = props;
  const { text, frame } = page;
  const { language } = text;
  return (
    <ConsolePage
      frame={frame}
      title={text('o.nav.agencies')}
      aside={
        <a className="button primary" href={operatorPaths.newAgency}>
          {text('o.agency.new')}
        </a>
      }
    >
      {agencies.length === 0 ? (
        <EmptyState icon="briefcase">{text('o.agency.empty')}</EmptyState>
      ) : (
        <Table
          label={text('o.nav.agencies')}
          columns={text.parts('o.agency.col')}
          numeric={[1, 2, 3]}
          rows={agencies.map((agency) => ({
            key: agency.agency_id,
            href: operatorPaths.agency(agency.agency_id),
            cells: [
              text.nameOf(agency),
              agency.licence_no,
              fullDay(agency.licence_expires_on, language),
              employers.get(agency.agency_id) ?? 0,
              <LicenceState key="state" text={text} agency={agency} today={today} />,
            ],
          }))}
        />
      )}
    </ConsolePage>
  );
}

/** In its last sixty days it says how many are left. */
export function LicenceState(props: {
  readonly text: OperatorText;
  readonly agency: Agency;
  readonly today: string;
}) {
  const { text, agency, today } = props;
  const { licence_expires_on: last } = agency;
  if (!isLicensed(agency, today)) return <Tag tone="warn">{text('o.agency.lapsed')}</Tag>;
  if (last > addToDay(today, WARNING_DAYS)) return <Tag tone="ok">{text('o.agency.active')}</Tag>;
  const days = Math.round((Date.parse(last) - Date.parse(today)) / 86_400_000);
  return <Tag tone="warn">{text('o.agency.soon', { n: days })}</Tag>;
}
