import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { grouped } from '../../../core/text/grouped.ts';
import type { ReportReply } from '../../../contract/report.ts';
import { clockTime, shortDate } from '../dates.ts';
import { TicketDiagonal16Regular } from '../icons.ts';
import { Card } from '../parts/Card.tsx';
import { Tag } from '../parts/Tag.tsx';
import { useTexts } from '../texts.tsx';

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold },
  asOf: {
    margin: '2px 0 0',
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
    // 1日1回 is one word.
    wordBreak: 'keep-all',
  },
  rows: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '12px',
    margin: 0,
    padding: 0,
    listStyleType: '""',
  },
  row: {
    display: 'flex',
    flexWrap: 'wrap',
    justifyContent: 'space-between',
    columnGap: '8px',
    marginBottom: '4px',
  },
  name: { fontSize: '12px', lineHeight: '20px', overflowWrap: 'break-word' },
  bold: { fontWeight: tokens.fontWeightSemibold },
  figures: {
    display: 'flex',
    alignItems: 'baseline',
    columnGap: '6px',
    marginInlineStart: 'auto',
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  },
  number: { fontWeight: tokens.fontWeightBold },
  rough: { fontWeight: tokens.fontWeightRegular, color: tokens.colorNeutralForeground3 },
  percent: {
    width: '3em',
    textAlign: 'end',
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
  },
  track: {
    height: '8px',
    borderRadius: '4px',
    backgroundColor: 'var(--relayTrack)',
    '@media (forced-colors: active)': {
      border: '1px solid CanvasText',
      forcedColorAdjust: 'none',
      backgroundColor: 'Canvas',
    },
  },
  bar: {
    height: '8px',
    borderRadius: '4px',
    backgroundColor: 'var(--relayBar)',
    '@media (forced-colors: active)': { backgroundColor: 'CanvasText' },
  },
  roughBar: { opacity: 0.55 },
  solidBar: {
    backgroundColor: 'var(--relaySegFilled)',
    '@media (forced-colors: active)': { backgroundColor: 'Highlight' },
  },
  tickets: { display: 'flex', flexWrap: 'wrap', gap: '4px' },
  note: {
    margin: 0,
    paddingTop: '10px',
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
  },
});

/** More tickets than a line can hold are only counted. */
const MOST_TICKETS = 8;

/** From invitation to slot. Only what is counted is solid, because it is what earns slots. */
export function Funnel({ report }: { readonly report: ReportReply }) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const { invited, opened, registered, counted, slots } = report.funnel;
  const share = (n: number) => (invited > 0 ? Math.min(100, Math.round((n / invited) * 100)) : 0);
  const at = { date: shortDate(report.asOf, language), time: clockTime(report.asOf) };
  const row = (key: 'invited' | 'opened' | 'registered' | 'counted', n: number) => (
    <li key={key}>
      <div className={styles.row}>
        <span className={mergeClasses(styles.name, key === 'counted' && styles.bold)}>
          {t(`report.f.${key}`)}
          {key === 'opened' && (
            <>
              {' '}
              <Tag>{t('report.f.opened.ref')}</Tag>
            </>
          )}
        </span>
        <span className={styles.figures}>
          <span className={key === 'opened' ? styles.rough : styles.number}>{grouped(n)}</span>
          <span className={styles.percent}>{share(n)}%</span>
        </span>
      </div>
      <div className={styles.track} aria-hidden="true">
        <div
          className={mergeClasses(
            styles.bar,
            key === 'opened' && styles.roughBar,
            key === 'counted' && styles.solidBar,
          )}
          style={{ width: `${share(n)}%` }}
        />
      </div>
    </li>
  );
  return (
    <Card>
      <div>
        <h2 className={styles.heading}>{t('report.funnel')}</h2>
        <p className={styles.asOf}>
          {report.cadence === 'daily' ? t('report.asOf', at) : t('progress.asOf', at)}
        </p>
      </div>
      <ul className={styles.rows}>
        {row('invited', invited)}
        {row('opened', opened)}
        {row('registered', registered)}
        {row('counted', counted)}
        <li>
          <div className={styles.row}>
            <span className={styles.name}>{t('report.f.slots')}</span>
            <span className={styles.figures}>
              <span className={styles.number}>{grouped(slots)}</span>
              <span className={styles.percent} />
            </span>
          </div>
          <div className={styles.tickets} aria-hidden="true">
            {Array.from({ length: Math.min(slots, MOST_TICKETS) }, (_, index) => (
              <Tag key={index} tone="brand">
                <TicketDiagonal16Regular />
              </Tag>
            ))}
          </div>
        </li>
      </ul>
      <p className={styles.note}>
        {t('report.totalsOnly')}
        {language === 'en' && ' '}
        {t('report.f.opened.note')}
      </p>
    </Card>
  );
}
