import { makeStyles, tokens } from '@fluentui/react-components';
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type RefObject } from 'react';
import { grouped } from '../../../core/text/grouped.ts';
import type { Column, Span } from '../../relay/month-columns.ts';
import type { Translator } from '../../strings/index.ts';
import { useAnnounce } from '../announcer.tsx';
import { monthOfYear } from '../dates.ts';
import { useTexts } from '../texts.tsx';
import { columnNames } from './column-names.ts';

const useStyles = makeStyles({
  // Room for the focus ring, which a scroller would cut off.
  scroll: { overflowX: 'auto', padding: '4px', margin: '-4px' },
  chart: {
    display: 'block',
    fontSize: '11px',
    fontVariantNumeric: 'tabular-nums',
    borderRadius: tokens.borderRadiusMedium,
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
  line: {
    stroke: tokens.colorNeutralStroke2,
    '@media (forced-colors: active)': { stroke: 'CanvasText', strokeOpacity: 0.4 },
  },
  axis: {
    fill: tokens.colorNeutralForeground3,
    '@media (forced-colors: active)': { fill: 'CanvasText' },
  },
  /** Over the pale bar, where the grey of the axis would hardly be read. */
  onPale: {
    fill: tokens.colorNeutralForeground1,
    '@media (forced-colors: active)': { fill: 'CanvasText' },
  },
  /** Over a grid line a number keeps a little ground of its own. */
  above: {
    fill: tokens.colorNeutralForeground3,
    stroke: tokens.colorNeutralBackground1,
    strokeWidth: '4px',
    strokeLinejoin: 'round',
    paintOrder: 'stroke',
    '@media (forced-colors: active)': { fill: 'CanvasText', stroke: 'Canvas' },
  },
  pale: {
    fill: 'var(--relayBar)',
    '@media (forced-colors: active)': { fill: 'Canvas', stroke: 'CanvasText' },
  },
  filled: {
    fill: 'var(--relaySegFilled)',
    '@media (forced-colors: active)': { fill: 'Highlight' },
  },
  inside: {
    fill: 'var(--relaySegText)',
    fontWeight: tokens.fontWeightSemibold,
    '@media (forced-colors: active)': { fill: 'HighlightText' },
  },
  chosen: { stroke: tokens.colorStrokeFocus2, strokeWidth: '1.5px' },
});

/** At 200 % zoom it scrolls, as the table does. */
const LEAST_WIDTH = 216;
const RING = 4;
const LEAST_LEFT = 22;
const DIGIT = 7;
const TOP = 16;
const BASE = 104;
const LINE = 14;
const LEAST_BAR = 26;
const MOST_BAR = 36;
const FOCUSABLE = 0;

/** Invited behind, registered in front, all numbers written (C01). One tab stop; ← and → read column by column. */
export function MonthlyChart({ columns }: { readonly columns: readonly Column[] }) {
  const styles = useStyles();
  const texts = useTexts();
  const { t } = texts;
  const announce = useAnnounce();
  const [read, setRead] = useState<number | null>(null);
  const top = axisTop(
    Math.max(...columns.map(({ invited, registered }) => Math.max(invited, registered.most))),
  );
  const y = (n: number) => BASE - ((BASE - TOP) * n) / top.max;
  const left = Math.max(LEAST_LEFT, grouped(top.max).length * DIGIT + 6);
  const scroller = useRef<HTMLDivElement>(null);
  const width = useRoom(scroller);
  const step = (width - left) / columns.length;
  const digits = Math.max(...columns.map(({ registered }) => spanText(registered, texts).length));
  const bar = Math.max(LEAST_BAR, Math.min(MOST_BAR, step * 0.65), Math.min(digits * DIGIT, step - 4));
  const names = columnNames(columns, texts);
  const height = 118 + LINE * Math.max(...names.map(({ lines }) => lines.length));
  const middleOf = (index: number) => left + step * (index + 0.5);

  const move = (event: KeyboardEvent<SVGElement>) => {
    if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
    event.preventDefault();
    const wanted = read === null ? 0 : read + (event.key === 'ArrowRight' ? 1 : -1);
    const next = Math.min(Math.max(wanted, 0), columns.length - 1);
    const column = columns[next];
    if (!column) return;
    setRead(next);
    const box = scroller.current;
    if (box) box.scrollLeft = middleOf(next) + RING - box.clientWidth / 2;
    announce(
      t('report.column', {
        month: names[next]?.spoken ?? '',
        invited: grouped(column.invited),
        registered: spanText(column.registered, texts),
      }),
    );
  };

  return (
    <div ref={scroller} className={styles.scroll}>
      <svg
        width={width}
        height={height}
        className={styles.chart}
        role="img"
        aria-label={summary(columns, texts)}
        tabIndex={FOCUSABLE}
        onKeyDown={move}
        onBlur={() => setRead(null)}
      >
        {top.ticks.map((tick) => (
          <g key={tick}>
            <line x1={left} x2={width} y1={y(tick)} y2={y(tick)} className={styles.line} />
            <text x={left - 6} y={y(tick) + 4} textAnchor="end" className={styles.axis}>
              {grouped(tick)}
            </text>
          </g>
        ))}
        {columns.map((column, index) => {
          const middle = middleOf(index);
          const { invited, registered } = column;
          const inFront = registered.least;
          const fitsInside = BASE - y(inFront) >= 14;
          return (
            <g key={column.from}>
              <rect
                x={middle - bar / 2}
                y={y(invited)}
                width={bar}
                height={BASE - y(invited)}
                rx={3}
                className={read === index ? `${styles.pale} ${styles.chosen}` : styles.pale}
              />
              <rect
                x={middle - bar / 2}
                y={y(inFront)}
                width={bar}
                height={BASE - y(inFront)}
                rx={3}
                className={styles.filled}
              />
              {registered.most > 0 && (
                <text
                  x={middle}
                  y={fitsInside ? y(inFront) + 13 : y(inFront) - 4}
                  textAnchor="middle"
                  className={fitsInside ? styles.inside : styles.onPale}
                >
                  {spanText(registered, texts)}
                </text>
              )}
              <text
                x={middle}
                y={
                  y(Math.max(invited, fitsInside ? 0 : inFront)) -
                  (fitsInside || invited > inFront + top.max / 6 ? 4 : 16)
                }
                textAnchor="middle"
                className={styles.above}
              >
                {grouped(invited)}
              </text>
              {names[index]?.lines.map((line, below) => (
                <text
                  key={line}
                  x={middle}
                  y={122 + LINE * below}
                  textAnchor="middle"
                  className={styles.axis}
                >
                  {line}
                </text>
              ))}
            </g>
          );
        })}
      </svg>
    </div>
  );
}

/** A number of people, or the span a hidden month leaves. */
function spanText({ least, most }: Span, { t }: Translator): string {
  return least === most ? grouped(least) : t('report.span', { least: grouped(least), most: grouped(most) });
}

/** The card's width: letters and lines stay as large as everywhere else, only the columns move apart. */
function useRoom(scroller: RefObject<HTMLElement>): number {
  const [room, setRoom] = useState(LEAST_WIDTH);
  useLayoutEffect(() => {
    const box = scroller.current;
    if (!box || typeof ResizeObserver === 'undefined') return;
    const measure = () => setRoom(Math.max(LEAST_WIDTH, box.clientWidth - 2 * RING));
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [scroller]);
  return room;
}

function summary(columns: readonly Column[], texts: Translator): string {
  const { t, language } = texts;
  const sum = columns.reduce(
    (total, { invited, registered }) => ({
      invited: total.invited + invited,
      registered: {
        least: total.registered.least + registered.least,
        most: total.registered.most + registered.most,
      },
    }),
    { invited: 0, registered: { least: 0, most: 0 } },
  );
  return t('report.monthly.aria', {
    from: monthOfYear(columns[0]?.from ?? '', language),
    to: monthOfYear(columns.at(-1)?.to ?? '', language),
    invited: grouped(sum.invited),
    registered: spanText(sum.registered, texts),
  });
}

/** The end of the axis and its marks: at most four, at round numbers. */
function axisTop(most: number): { readonly max: number; readonly ticks: readonly number[] } {
  const step =
    [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000, 5000].find((size) => size * 3 >= most) ?? 10_000;
  const count = Math.max(1, Math.ceil(most / step));
  return { max: step * count, ticks: Array.from({ length: count + 1 }, (_, index) => index * step) };
}
