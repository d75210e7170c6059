import { makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { ReportReply } from '../../../contract/report.ts';
import { columnsOf } from '../../relay/month-columns.ts';
import { LinkButton } from '../parts/buttons.tsx';
import { Card } from '../parts/Card.tsx';
import { Label } from '../parts/layout.tsx';
import { useTexts } from '../texts.tsx';
import { MonthlyChart } from './MonthlyChart.tsx';
import { MonthlyTable } from './MonthlyTable.tsx';

const useStyles = makeStyles({
  head: { display: 'flex', flexWrap: 'wrap', justifyContent: 'space-between', columnGap: '8px' },
  heading: { margin: 0, fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold },
  legend: {
    display: 'flex',
    flexWrap: 'wrap',
    columnGap: '12px',
    alignItems: 'center',
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
  },
  key: { display: 'inline-flex', alignItems: 'center', columnGap: '4px', whiteSpace: 'nowrap' },
  filled: {
    width: '10px',
    height: '10px',
    borderRadius: '3px',
    backgroundColor: 'var(--relaySegFilled)',
    '@media (forced-colors: active)': { forcedColorAdjust: 'none', backgroundColor: 'Highlight' },
  },
  pale: {
    width: '10px',
    height: '10px',
    boxSizing: 'border-box',
    borderRadius: '3px',
    backgroundColor: 'var(--relayBar)',
    '@media (forced-colors: active)': {
      forcedColorAdjust: 'none',
      backgroundColor: 'Canvas',
      border: '1px solid CanvasText',
    },
  },
});

/** Registrations by month: a chart that reads month by month, and the same as a table. */
export function MonthlyCard({ report }: { readonly report: ReportReply }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [asTable, setAsTable] = useState(false);
  const masked = report.months.some(({ registered, counted, opened }) =>
    [registered, counted, opened].includes('few'),
  );
  return (
    <Card>
      <div className={styles.head}>
        <h2 className={styles.heading}>{t('report.monthly')}</h2>
        {!asTable && (
          <span className={styles.legend} aria-hidden="true">
            <span className={styles.key}>
              <span className={styles.filled} />
              {t('report.f.registered')}
            </span>
            <span className={styles.key}>
              <span className={styles.pale} />
              {t('report.f.invited')}
            </span>
          </span>
        )}
      </div>
      {asTable ? (
        <MonthlyTable report={report} />
      ) : (
        <MonthlyChart columns={columnsOf(report.months, report.maskBelow)} />
      )}
      {masked && <Label>{t('report.small', { m: report.maskBelow - 1 })}</Label>}
      <LinkButton onPress={() => setAsTable(!asTable)}>
        {t(asTable ? 'report.asChart' : 'report.asTable')}
      </LinkButton>
    </Card>
  );
}
