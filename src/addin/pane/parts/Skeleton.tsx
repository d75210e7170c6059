import { makeResetStyles, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { slotsOf } from '../theme/slots-of.ts';

const useBase = slotsOf({
  bone: makeResetStyles({
    display: 'block',
    borderRadius: tokens.borderRadiusMedium,
    backgroundImage: `linear-gradient(90deg, ${tokens.colorNeutralStencil1}, ${tokens.colorNeutralStencil2} 60%, ${tokens.colorNeutralStencil1})`,
    backgroundSize: '200% 100%',
    animationName: { from: { backgroundPositionX: '200%' }, to: { backgroundPositionX: '0' } },
    animationDuration: '1.6s',
    animationIterationCount: 'infinite',
    animationTimingFunction: 'linear',
    '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
    '@media (forced-colors: active)': { border: '1px solid CanvasText', boxSizing: 'border-box' },
  }),
});

const useStyles = makeStyles({
  round: { borderRadius: '50%', flexShrink: 0 },
});

/** A place held for something that is on its way. Says nothing to a screen reader. */
export function Bone({
  width = '100%',
  height = 12,
  round,
}: {
  readonly width?: string;
  readonly height?: number;
  readonly round?: boolean;
}) {
  const base = useBase();
  const styles = useStyles();
  return (
    <span
      aria-hidden="true"
      className={mergeClasses(base.bone, round && styles.round)}
      style={{ width, height: `${height}px` }}
    />
  );
}
