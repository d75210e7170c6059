import {
  makeResetStyles,
  makeStyles,
  mergeClasses,
  tokens,
  type GriffelResetStyle,
} from '@fluentui/react-components';
import { barDrawing, segmentsOf, type Segment } from './segments.ts';
import { slotsOf } from '../theme/slots-of.ts';

const HATCH =
  'repeating-linear-gradient(135deg, var(--relaySegHatch) 0 var(--relaySegLine), var(--relaySegGap) var(--relaySegLine) 5px)';

function segment(): GriffelResetStyle {
  return {
    flexGrow: 1,
    flexBasis: 0,
    height: '10px',
    boxSizing: 'border-box',
    borderRadius: '3px',
    backgroundColor: tokens.colorNeutralBackground1,
    ':first-child': { borderStartStartRadius: '6px', borderEndStartRadius: '6px' },
    ':last-child': { borderStartEndRadius: '6px', borderEndEndRadius: '6px' },
  };
}

const FORCED_COLORS = { forcedColorAdjust: 'none', backgroundColor: 'Canvas' } as const;

const useBase = slotsOf({
  bar: makeResetStyles({ display: 'flex', columnGap: '3px', margin: '8px 0 10px' }),
  empty: makeResetStyles({
    ...segment(),
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    '@media (forced-colors: active)': { ...FORCED_COLORS, borderColor: 'CanvasText' },
  }),
  filled: makeResetStyles({
    ...segment(),
    border: '1px solid var(--relaySegFilled)',
    backgroundImage: 'linear-gradient(var(--relaySegFilled), var(--relaySegFilled))',
    backgroundOrigin: 'border-box',
    animationName: { from: { backgroundSize: '0% 100%' }, to: { backgroundSize: '100% 100%' } },
    animationDuration: '300ms',
    animationTimingFunction: tokens.curveDecelerateMid,
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
    '@media (forced-colors: active)': {
      ...FORCED_COLORS,
      backgroundImage: 'linear-gradient(Highlight, Highlight)',
      borderColor: 'Highlight',
    },
  }),
  pending: makeResetStyles({
    ...segment(),
    border: '1px solid var(--relaySegFilled)',
    backgroundImage: HATCH,
    '@media (forced-colors: active)': {
      ...FORCED_COLORS,
      backgroundImage: 'repeating-linear-gradient(135deg, Highlight 0 1.5px, Canvas 1.5px 5px)',
      borderColor: 'Highlight',
    },
  }),
  draft: makeResetStyles({
    ...segment(),
    border: '1.5px dashed var(--relaySegFilled)',
    backgroundColor: tokens.colorBrandBackground2,
    '@media (forced-colors: active)': { ...FORCED_COLORS, borderColor: 'Highlight' },
  }),
});

const useStyles = makeStyles({
  continuous: {
    columnGap: 0,
    position: 'relative',
    borderRadius: '6px',
    overflow: 'hidden',
    boxShadow: `inset 0 0 0 1px ${tokens.colorNeutralStroke1}`,
  },
  dimmed: { opacity: 0.6 },
  fifth: { marginInlineEnd: '5px' },
  joined: { borderRadius: 0, borderInlineWidth: 0 },
  tick: {
    borderInlineEndWidth: '1px',
    borderInlineEndStyle: 'solid',
    borderInlineEndColor: tokens.colorNeutralBackground1,
  },
  key: { width: '10px', flexGrow: 0, flexBasis: '10px', flexShrink: 0, borderRadius: '3px !important' },
});

/** The bar itself. Decoration: the strip's sentence says the same in words. */
export function SegmentBar({
  progress,
  dimmed,
}: {
  readonly progress: Parameters<typeof segmentsOf>[0];
  readonly dimmed: boolean;
}) {
  const base = useBase();
  const styles = useStyles();
  const drawing = barDrawing(progress.total);
  const isLast = (index: number) => index === progress.total - 1;
  return (
    <div
      aria-hidden="true"
      className={mergeClasses(base.bar, drawing !== 'segments' && styles.continuous, dimmed && styles.dimmed)}
    >
      {segmentsOf(progress).map((segment, index) => {
        const endsFive = index % 5 === 4 && !isLast(index);
        return (
          <span
            key={index}
            data-segment={segment}
            className={mergeClasses(
              base[segment],
              drawing === 'segments' && endsFive && styles.fifth,
              drawing !== 'segments' && styles.joined,
              drawing === 'ticked' && endsFive && styles.tick,
            )}
          />
        );
      })}
    </div>
  );
}

/** The small shape that explains a drawing in the legend. */
export function SegmentKey({ segment }: { readonly segment: Segment }) {
  const base = useBase();
  const styles = useStyles();
  return <span className={mergeClasses(base[segment], styles.key)} aria-hidden="true" />;
}
