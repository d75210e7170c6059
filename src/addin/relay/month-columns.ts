import type { MonthlyFigure, ReportMonth } from '../../contract/report.ts';

/** One column of the chart: a month, or a quarter when there are more than six months. */
export interface Column {
  /** First month, e.g. `2026-06`. */
  readonly from: string;
  /** Last month; the same for a single month. */
  readonly to: string;
  readonly invited: number;
  readonly registered: Span;
}

const MOST_COLUMNS = 6;
/** A column of several months has a longer name. */
const MOST_SPANS = 4;

/** Never more columns than a narrow pane can hold: months, then quarters, then as many months as it takes. */
export function columnsOf(months: readonly ReportMonth[], maskBelow: number): readonly Column[] {
  const shown = trimmed(months);
  const perColumn = shown.length <= MOST_COLUMNS ? 1 : Math.max(3, Math.ceil(shown.length / MOST_SPANS));
  const columns: Column[] = [];
  // Grouped from the newest backwards, so that the newest column is whole.
  for (let end = shown.length; end > 0; end -= perColumn) {
    const group = shown.slice(Math.max(0, end - perColumn), end);
    const first = group[0];
    const last = group.at(-1);
    if (!first || !last) continue;
    columns.unshift({
      from: first.month,
      to: last.month,
      invited: group.reduce((sum, { invited }) => sum + invited, 0),
      registered: spanOf(
        group.map(({ registered }) => registered),
        maskBelow,
      ),
    });
  }
  return columns;
}

/** What is known of a number of people: hidden months leave a span. */
export interface Span {
  readonly least: number;
  readonly most: number;
}

/** A hidden month stands for 1 to `maskBelow - 1` people. */
export function spanOf(figures: readonly MonthlyFigure[], maskBelow: number): Span {
  return figures.reduce<Span>(
    ({ least, most }, figure) =>
      figure === 'few'
        ? { least: least + 1, most: most + maskBelow - 1 }
        : { least: least + figure, most: most + figure },
    { least: 0, most: 0 },
  );
}

/** Months before the first invitation say nothing; the newest ones are kept even when empty. */
function trimmed(months: readonly ReportMonth[]): readonly ReportMonth[] {
  const first = months.findIndex(({ invited, registered }) => invited > 0 || registered !== 0);
  return months.slice(Math.max(0, Math.min(first, months.length - MOST_COLUMNS)));
}
