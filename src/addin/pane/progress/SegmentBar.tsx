import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { barDrawing, segmentsOf, type Segment } from './segments.ts';

const HATCH =
  'repeating-linear-gradient(135deg, var(--relaySegHatch) 0 var(--relaySegLine), var(--relaySegGap) var(--relaySegLine) 5px)';

const useStyles = makeStyles({
  bar: { display: 'flex', columnGap: '3px', margin: '8px 0 10px' },
  continuous: {
    columnGap: 0,
    position: 'relative',
    borderRadius: '6px',
    overflow: 'hidden',
    boxShadow: `inset 0 0 0 1px ${tokens.colorNeutralStroke1}`,
  },
  dimmed: { opacity: 0.6 },
  segment: {
    flexGrow: 1,
    flexBasis: 0,
    height: '10px',
    boxSizing: 'border-box',
    borderRadius: '3px',
    backgroundColor: tokens.colorNeutralBackground1,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    ':first-child': { borderTopLeftRadius: '6px', borderBottomLeftRadius: '6px' },
    ':last-child': { borderTopRightRadius: '6px', borderBottomRightRadius: '6px' },
    '@media (forced-colors: active)': {
      forcedColorAdjust: 'none',
      backgroundColor: 'Canvas',
      borderTopColor: 'CanvasText',
      borderRightColor: 'CanvasText',
      borderBottomColor: 'CanvasText',
      borderLeftColor: 'CanvasText',
    },
  },
  fifth: { marginRight: '5px' },
  filled: {
    border: '1px solid var(--relaySegFilled)',
    backgroundImage: 'linear-gradient(var(--relaySegFilled), var(--relaySegFilled))',
    backgroundOrigin: 'border-box',
    animationName: { from: { backgroundSize: '0% 100%' }, to: { backgroundSize: '100% 100%' } },
    animationDuration: '300ms',
    animationTimingFunction: tokens.curveDecelerateMid,
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
    '@media (forced-colors: active)': {
      backgroundImage: 'linear-gradient(Highlight, Highlight)',
      borderTopColor: 'Highlight',
      borderRightColor: 'Highlight',
      borderBottomColor: 'Highlight',
      borderLeftColor: 'Highlight',
    },
  },
  pending: {
    border: '1px solid var(--relaySegFilled)',
    backgroundImage: HATCH,
    '@media (forced-colors: active)': {
      backgroundImage: 'repeating-linear-gradient(135deg, Highlight 0 1.5px, Canvas 1.5px 5px)',
      borderTopColor: 'Highlight',
      borderRightColor: 'Highlight',
      borderBottomColor: 'Highlight',
      borderLeftColor: 'Highlight',
    },
  },
  draft: {
    border: '1.5px dashed var(--relaySegFilled)',
    backgroundColor: tokens.colorBrandBackground2,
    '@media (forced-colors: active)': {
      borderTopColor: 'Highlight',
      borderRightColor: 'Highlight',
      borderBottomColor: 'Highlight',
      borderLeftColor: 'Highlight',
    },
  },
  joined: { borderRadius: 0, borderLeftWidth: 0, borderRightWidth: 0 },
  tick: { borderRight: `1px solid ${tokens.colorNeutralBackground1}` },
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
  const styles = useStyles();
  const drawing = barDrawing(progress.total);
  const isLast = (index: number) => index === progress.total - 1;
  return (
    <div
      aria-hidden="true"
      className={mergeClasses(
        styles.bar,
        drawing !== 'segments' && styles.continuous,
        dimmed && styles.dimmed,
      )}
    >
      {segmentsOf(progress).map((segment, index) => {
        const endsFive = index % 5 === 4 && !isLast(index);
        return (
          <span
            key={index}
            data-segment={segment}
            className={mergeClasses(
              styles.segment,
              lookOf(styles, segment),
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
  const styles = useStyles();
  return (
    <span className={mergeClasses(styles.segment, lookOf(styles, segment), styles.key)} aria-hidden="true" />
  );
}

function lookOf(styles: ReturnType<typeof useStyles>, segment: Segment): string | undefined {
  return segment === 'empty' ? undefined : styles[segment];
}
