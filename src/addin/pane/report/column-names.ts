import type { Column } from '../../relay/month-columns.ts';
import type { Translator } from '../../strings/index.ts';
import { monthName, monthOfYear } from '../dates.ts';

interface ColumnNames {
  /** Below the column, one or two lines. */
  readonly lines: readonly string[];
  /** Read out. */
  readonly spoken: string;
}

/** What the columns of a chart are called: months say their year only where there are more than twelve of them. */
export function columnNames(columns: readonly Column[], texts: Translator): readonly ColumnNames[] {
  const { t, language } = texts;
  const withYear = monthsBetween(columns[0]?.from ?? '', columns.at(-1)?.to ?? '') >= 12;
  const dated = (month: string) =>
    language === 'ja' ? `${month.slice(0, 4)}/${Number(month.slice(5))}` : monthOfYear(month, language);
  return columns.map(({ from, to }) => {
    const isMonth = from === to;
    if (!withYear) {
      const name = isMonth ? monthName(from, language) : t('report.quarter', ends(from, to, language));
      return { lines: [name], spoken: name };
    }
    const [first, last] = [monthOfYear(from, language), monthOfYear(to, language)];
    return isMonth
      ? { lines: [dated(from)], spoken: first }
      : {
          lines: [dated(from), t('report.span', { least: '', most: dated(to) })],
          spoken: t('report.span', { least: first, most: last }),
        };
  });
}

function ends(from: string, to: string, language: Translator['language']) {
  const name = (month: string) =>
    language === 'ja' ? String(Number(month.slice(5))) : monthName(month, language);
  return { from: name(from), to: name(to) };
}

function monthsBetween(from: string, to: string): number {
  return (
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5)) - Number(from.slice(5))
  );
}
