import { stringify } from 'csv-stringify/sync';
import type { MonthlyFigure, ReportReply } from '../../../contract/report.ts';

const HEADINGS = {
  ja: ['月', 'ご案内', 'リンクが開かれた(参考値)', '登録', '集計', '紹介枠'],
  en: ['Month', 'Invited', 'Link opened (indicative)', 'Registered', 'Counted', 'Free slots'],
} as const;

/** The months of a report, masked as on the screen. With a byte order mark and CRLF, so that Excel in Japan reads it. */
export function reportCsv(report: ReportReply, language: 'ja' | 'en'): string {
  const few = language === 'ja' ? `1〜${report.maskBelow - 1}名` : `1–${report.maskBelow - 1}`;
  const figure = (value: MonthlyFigure) => (value === 'few' ? few : value);
  const rows = report.months.map((month) => [
    language === 'ja' ? `${month.month.slice(0, 4)}年${Number(month.month.slice(5))}月` : month.month,
    month.invited,
    figure(month.opened),
    figure(month.registered),
    figure(month.counted),
    month.slots,
  ]);
  return stringify([[...HEADINGS[language]], ...rows], { bom: true, record_delimiter: 'windows' });
}
