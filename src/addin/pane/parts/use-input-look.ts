import { makeStyles, tokens } from '@fluentui/react-components';

const useStyles = makeStyles({
  input: {
    boxSizing: 'border-box',
    width: '100%',
    minHeight: '32px',
    padding: '5px 10px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderBottomColor: tokens.colorNeutralStrokeAccessible,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: '14px',
    lineHeight: '20px',
    '::placeholder': { color: tokens.colorNeutralForeground3, opacity: 1 },
    ':focus': {
      outlineStyle: 'none',
      borderBottomColor: tokens.colorBrandStroke1,
      boxShadow: `inset 0 -1px 0 ${tokens.colorBrandStroke1}`,
    },
    '@media (forced-colors: active)': { ':focus': { outline: '2px solid Highlight' } },
  },
});

/** The look of every field one types or chooses in; what a field adds comes after it in `mergeClasses`. */
export function useInputLook(): string {
  return useStyles().input;
}
