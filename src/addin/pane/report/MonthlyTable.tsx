import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { grouped } from '../../../core/text/grouped.ts';
import type { MonthlyFigure, ReportReply } from '../../../contract/report.ts';
import { monthOfYear } from '../dates.ts';
import { useTexts } from '../texts.tsx';

const useStyles = makeStyles({
  scroll: { overflowX: 'auto' },
  table: {
    width: '100%',
    borderCollapse: 'collapse',
    fontSize: '12px',
    lineHeight: '16px',
    fontVariantNumeric: 'tabular-nums',
  },
  head: {
    color: tokens.colorNeutralForeground3,
    fontWeight: tokens.fontWeightRegular,
    verticalAlign: 'bottom',
  },
  cell: {
    padding: '6px 0 6px 6px',
    textAlign: 'end',
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    whiteSpace: 'nowrap',
    '@media (max-width: 299px)': { paddingInlineStart: '4px' },
  },
  /** Two words may stand in two lines where a number must not. */
  column: { whiteSpace: 'normal', overflowWrap: 'normal', fontWeight: tokens.fontWeightRegular },
  first: {
    padding: '6px 0',
    textAlign: 'start',
    fontWeight: tokens.fontWeightRegular,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
    whiteSpace: 'nowrap',
    // Where the columns have no room beside each other, a month's year stands below it.
    '@media (max-width: 319px)': { whiteSpace: 'normal', overflowWrap: 'normal' },
  },
});

const COLUMNS = ['invited', 'registered', 'counted', 'slots'] as const;

/** The months as numbers, newest first. */
export function MonthlyTable({ report }: { readonly report: ReportReply }) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const text = (figure: MonthlyFigure) =>
    figure === 'few' ? t('report.span', { least: 1, most: report.maskBelow - 1 }) : grouped(figure);
  return (
    <div className={styles.scroll}>
      <table className={styles.table} aria-label={t('report.months.caption')}>
        <thead>
          <tr className={styles.head}>
            <th scope="col" className={styles.first}>
              {t('report.month')}
            </th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={mergeClasses(styles.cell, styles.column)}>
                {t(`report.f.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {[...report.months].reverse().map((month) => (
            <tr key={month.month}>
              <th scope="row" className={styles.first}>
                {monthOfYear(month.month, language)}
              </th>
              {COLUMNS.map((column) => (
                <td key={column} className={styles.cell}>
                  {text(month[column])}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
