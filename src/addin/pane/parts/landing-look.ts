import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  landing: {
    outlineStyle: 'none',
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  },
});

/** The look of what only takes focus when it is led there. */
export function useLandingLook(): string {
  return useStyles().landing;
}
