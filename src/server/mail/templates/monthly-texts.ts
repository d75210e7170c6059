import { grouped } from '../../../core/text/grouped.ts';
import type { MonthlyFigure, ReportMonth } from '../../../contract/report.ts';
import type { Employer } from '../../stores/employers.ts';
import { fullMonth } from '../../time/dates.ts';
import type { MailLanguage } from '../message.ts';

/** One finished month of one employer on one page: totals only, small numbers masked. */
export interface MonthlyPage {
  readonly employer: Employer;
  readonly month: ReportMonth;
  readonly maskBelow: number;
  /** Up to the last closing, not only of the month. */
  readonly soFar: {
    readonly registered: number;
    readonly counted: number;
    readonly remaining: number;
    readonly available: number;
    readonly hires: number;
    readonly savedYen: number | null;
  };
}

export interface MonthlyTexts {
  readonly title: string;
  readonly lead: string;
  /** The month: name and figure. */
  readonly month: readonly (readonly [name: string, value: string])[];
  readonly soFarTitle: string;
  readonly soFar: readonly (readonly [name: string, value: string])[];
  /** What the figures mean, and what they do not tell. */
  readonly notes: readonly string[];
}

/** The words of a monthly page, for paper and for mail. */
export function monthlyTexts(page: MonthlyPage, language: MailLanguage): MonthlyTexts {
  return language === 'ja' ? japanese(page) : english(page);
}

function japanese({ employer, month, maskBelow, soFar }: MonthlyPage): MonthlyTexts {
  const people = (value: MonthlyFigure) =>
    value === 'few' ? `1〜${maskBelow - 1}名` : `${grouped(value)}名`;
  return {
    title: `${fullMonth(month.month, 'ja')}のご報告`,
    lead: `${employer.short_name}様の、キャリアリレー1か月分のご報告です。`,
    month: [
      ['ご案内', `${grouped(month.invited)}名`],
      ['リンクが開かれた(参考値)', people(month.opened)],
      ['登録', people(month.registered)],
      ['集計', people(month.counted)],
      ['増えた紹介枠', `${grouped(month.slots)}件`],
    ],
    soFarTitle: 'これまで',
    soFar: [
      ['登録の合計', `${grouped(soFar.registered)}名`],
      ['集計の合計', `${grouped(soFar.counted)}名`],
      ['次の枠まで', `あと${grouped(soFar.remaining)}名`],
      ['利用できる枠', `${grouped(soFar.available)}件`],
      ['紹介枠での採用', `${grouped(soFar.hires)}名`],
      ...(soFar.savedYen ? [['抑えられた採用費', `¥${grouped(soFar.savedYen)}`] as const] : []),
    ],
    notes: [
      '合計だけです。メールごと、お一人ごとの結果はありません。',
      `ご案内を除き、1名から${maskBelow - 1}名までの人数は、「1〜${maskBelow - 1}名」とまとめて表示します。「これまで」は、合計そのままの数です。`,
      ...(soFar.savedYen ? ['金額は、貴社が入力された1名あたりの採用費から計算しています。'] : []),
    ],
  };
}

function english({ employer, month, maskBelow, soFar }: MonthlyPage): MonthlyTexts {
  const people = (value: MonthlyFigure) => (value === 'few' ? `1–${maskBelow - 1}` : grouped(value));
  return {
    title: `${fullMonth(month.month, 'en')} in numbers`,
    lead: `${employer.short_name_en}: your month with Career Relay.`,
    month: [
      ['Invited', grouped(month.invited)],
      ['Link opened (indicative)', people(month.opened)],
      ['Registered', people(month.registered)],
      ['Counted', people(month.counted)],
      ['New free slots', grouped(month.slots)],
    ],
    soFarTitle: 'So far',
    soFar: [
      ['Registered in all', grouped(soFar.registered)],
      ['Counted in all', grouped(soFar.counted)],
      ['To the next slot', `${grouped(soFar.remaining)} to go`],
      ['Slots ready', grouped(soFar.available)],
      ['Hires through slots', grouped(soFar.hires)],
      ...(soFar.savedYen ? [['Recruiting cost saved', `¥${grouped(soFar.savedYen)}`] as const] : []),
    ],
    notes: [
      'Totals only. There are no results per message or per person.',
      `Apart from invitations, 1 to ${maskBelow - 1} people in the month are shown as “1–${maskBelow - 1}”. The totals under “So far” are exact.`,
      ...(soFar.savedYen ? ['The amount follows from the cost per hire that your company entered.'] : []),
    ],
  };
}
