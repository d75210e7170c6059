import { makeResetStyles } from '@fluentui/react-components';

/** What only screen readers get. */
export const useUnseen = makeResetStyles({
  position: 'absolute',
  width: '1px',
  height: '1px',
  margin: '-1px',
  overflow: 'hidden',
  clipPath: 'inset(50%)',
  whiteSpace: 'nowrap',
});
