import { Type, type Static } from 'typebox';
import { Moment } from './ids.ts';

/**
 * The employer's own report: totals as of the last closing, never about one mail or one person.
 *
 * | Method, path                                | Body            | Reply                                          |
 * | GET /v1/report?period=6m\|12m\|all          |                 | ReportReply                                    |
 * | GET /v1/report.csv?period=…&language=ja\|en |                 | text/csv, UTF-8 with byte order mark, CRLF     |
 * | PUT /v1/report/cost-per-hire                | CostPerHireBody | 204                                            |
 *
 * The CSV has the months of the same period with the same masking and nothing finer: month, invited, opened,
 * registered, counted, slots.
 */
const Count = Type.Integer({ minimum: 0 });

export const ReportPeriod = Type.Union([Type.Literal('6m'), Type.Literal('12m'), Type.Literal('all')]);
export type ReportPeriod = Static<typeof ReportPeriod>;

export const ReportQuery = Type.Object({ period: ReportPeriod }, { additionalProperties: false });
export type ReportQuery = Static<typeof ReportQuery>;

/** A month's number of people; `few` stands for 1 to `maskBelow - 1`, so that nobody can be singled out. */
export const MonthlyFigure = Type.Union([Count, Type.Literal('few')]);
export type MonthlyFigure = Static<typeof MonthlyFigure>;

export const ReportMonth = Type.Object({
  /** E.g. `2026-11`. */
  month: Type.String({ pattern: '^\\d{4}-\\d{2}$' }),
  /** Links sent: the employer's own doing, therefore never masked. */
  invited: Count,
  opened: MonthlyFigure,
  registered: MonthlyFigure,
  counted: MonthlyFigure,
  slots: Count,
});
export type ReportMonth = Static<typeof ReportMonth>;

/** `GET /v1/report`. */
export const ReportReply = Type.Object({
  asOf: Moment,
  cadence: Type.Union([Type.Literal('daily'), Type.Literal('at_once')]),
  period: ReportPeriod,
  /** Sums over the period. `opened` is a rough figure, because mail scanners open links. */
  funnel: Type.Object({ invited: Count, opened: Count, registered: Count, counted: Count, slots: Count }),
  /** Months below this number of people are masked. */
  maskBelow: Type.Integer({ minimum: 1 }),
  /** Oldest first, without gaps, the current month last; at least one. */
  months: Type.Array(ReportMonth, { minItems: 1 }),
  /** Hired through a slot, within the period. */
  hires: Count,
  /** Slots granted and neither used nor expired, of this moment. */
  unusedSlots: Count,
  /** The company's own figure in yen; null until somebody enters it. */
  costPerHireYen: Type.Union([Count, Type.Null()]),
});
export type ReportReply = Static<typeof ReportReply>;

export const CostPerHireBody = Type.Object(
  { yen: Type.Union([Type.Integer({ minimum: 0, maximum: 100_000_000 }), Type.Null()]) },
  { additionalProperties: false },
);
export type CostPerHireBody = Static<typeof CostPerHireBody>;
