import { makeResetStyles } from '@fluentui/react-components';

const useSpinner = makeResetStyles({
  animationName: { to: { transform: 'rotate(360deg)' } },
  animationDuration: '1s',
  animationIterationCount: 'infinite',
  animationTimingFunction: 'linear',
  '@media (prefers-reduced-motion: reduce)': { animationName: 'none' },
});

/** Turns inside the pressed button only; the button's label and `aria-busy` carry the meaning. */
export function Spinner() {
  return (
    <svg className={useSpinner()} width="20" height="20" viewBox="0 0 20 20" fill="none">
      <circle cx="10" cy="10" r="7.5" stroke="currentColor" strokeOpacity=".35" strokeWidth="2" />
      <path d="M10 2.5a7.5 7.5 0 0 1 7.5 7.5" stroke="currentColor" strokeWidth="2" strokeLinecap="round" />
    </svg>
  );
}
