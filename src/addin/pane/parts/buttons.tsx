import {
  makeResetStyles,
  makeStyles,
  mergeClasses,
  tokens,
  type GriffelResetStyle,
} from '@fluentui/react-components';
import { useId, type MouseEvent, type ReactElement, type ReactNode } from 'react';
import { useAnnounce } from '../announcer.tsx';
import { Spinner } from './Spinner.tsx';
import { slotsOf } from '../theme/slots-of.ts';

/** What every button begins with. A function, because the build evaluates it and then leaves it out of the script. */
function button(): GriffelResetStyle {
  return {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    columnGap: '6px',
    boxSizing: 'border-box',
    minHeight: '32px',
    maxWidth: '100%',
    margin: 0,
    padding: '5px 12px',
    borderRadius: tokens.borderRadiusMedium,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForeground1,
    fontFamily: tokens.fontFamilyBase,
    fontSize: '14px',
    lineHeight: '20px',
    fontWeight: tokens.fontWeightSemibold,
    textAlign: 'center',
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorNeutralBackground1Hover },
    ':active': { backgroundColor: tokens.colorNeutralBackground1Pressed },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
  };
}

const useBase = slotsOf({
  secondary: makeResetStyles(button()),
  primary: makeResetStyles({
    ...button(),
    '@media (max-width: 239px)': { padding: '8px', fontSize: '14px' },
    border: '1px solid transparent',
    backgroundColor: tokens.colorBrandBackground,
    color: tokens.colorNeutralForegroundOnBrand,
    ':hover': { backgroundColor: tokens.colorBrandBackgroundHover },
    ':active': { backgroundColor: tokens.colorBrandBackgroundPressed },
    '@media (forced-colors: active)': {
      forcedColorAdjust: 'none',
      backgroundColor: 'Highlight',
      color: 'HighlightText',
      ':hover': { backgroundColor: 'Highlight' },
      ':focus-visible': { outlineColor: 'CanvasText' },
    },
  }),
  subtle: makeResetStyles({
    ...button(),
    fontWeight: tokens.fontWeightRegular,
    border: '1px solid transparent',
    backgroundColor: 'transparent',
    color: 'var(--relaySubtleText)',
    textDecorationLine: 'var(--relayLinkDecoration)',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':active': { backgroundColor: tokens.colorSubtleBackgroundPressed },
    // The system frames every button whose border has a colour of the page.
    '@media (forced-colors: active)': { color: 'LinkText', border: '1px solid Canvas' },
  }),
  explained: makeResetStyles({
    ...button(),
    border: '1px solid var(--relayDisabledBorder)',
    backgroundColor: tokens.colorNeutralBackgroundDisabled,
    color: 'var(--relayDisabled)',
    cursor: 'not-allowed',
    ':hover': { backgroundColor: tokens.colorNeutralBackgroundDisabled },
    ':active': { backgroundColor: tokens.colorNeutralBackgroundDisabled },
    '@media (forced-colors: active)': { color: 'GrayText', border: '1px solid GrayText' },
  }),
  link: makeResetStyles({
    padding: 0,
    minHeight: '24px',
    marginBlock: '-4px',
    border: 'none',
    backgroundColor: 'transparent',
    color: tokens.colorBrandForegroundLink,
    fontFamily: tokens.fontFamilyBase,
    fontSize: '12px',
    lineHeight: '16px',
    textAlign: 'start',
    cursor: 'pointer',
    display: 'inline-flex',
    alignItems: 'center',
    columnGap: '3px',
    borderRadius: tokens.borderRadiusSmall,
    textDecorationLine: 'var(--relayLinkDecoration)',
    ':hover': { textDecorationLine: 'underline' },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}`, outlineOffset: '2px' },
    '@media (forced-colors: active)': { color: 'LinkText' },
  }),
  icon: makeResetStyles({
    width: '20px',
    height: '20px',
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    flexShrink: 0,
  }),
});

const useStyles = makeStyles({
  full: { width: '100%' },
  large: { minHeight: '40px', padding: '8px 16px', fontSize: '16px', lineHeight: '22px' },
  small: { minHeight: '28px', padding: '3px 8px', fontSize: '13px', lineHeight: '18px', columnGap: '4px' },
  smallIcon: { width: '16px', height: '16px' },
  quiet: { color: 'var(--relayQuietLink)', alignSelf: 'center' },
  centered: { alignSelf: 'center' },
});

interface ActionProps {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly icon?: ReactElement;
  /** Running: the spinner takes the icon's place, the button keeps its width and ignores presses. */
  readonly busy?: boolean;
  /** Beside captions. */
  readonly small?: boolean;
}

/** Runs an action for a press, once: the second click of a double click and presses while busy do nothing. */
function once(onPress: () => void, busy: boolean | undefined) {
  return (event: MouseEvent) => {
    if (!busy && event.detail < 2) onPress();
  };
}

function ActionButton({
  children,
  onPress,
  icon,
  busy,
  small,
  className,
}: ActionProps & { readonly className: string }) {
  const base = useBase();
  const styles = useStyles();
  return (
    <button
      type="button"
      className={mergeClasses(className, small && styles.small)}
      aria-busy={busy}
      onClick={once(onPress, busy)}
    >
      {(icon ?? busy) && (
        <span className={mergeClasses(base.icon, small && styles.smallIcon)} aria-hidden="true">
          {busy ? <Spinner /> : icon}
        </span>
      )}
      {children}
    </button>
  );
}

/** The one filled button of a screen. */
export function PrimaryButton({
  size = 'large',
  ...props
}: ActionProps & { readonly size?: 'large' | 'medium' | 'compact' }) {
  const base = useBase();
  const styles = useStyles();
  return (
    <ActionButton
      {...props}
      className={mergeClasses(
        base.primary,
        size === 'large' && styles.large,
        size !== 'compact' && styles.full,
      )}
    />
  );
}

export function SecondaryButton({ full, ...props }: ActionProps & { readonly full?: boolean }) {
  const base = useBase();
  const styles = useStyles();
  return <ActionButton {...props} className={mergeClasses(base.secondary, full && styles.full)} />;
}

export function SubtleButton({ full, ...props }: ActionProps & { readonly full?: boolean }) {
  const base = useBase();
  const styles = useStyles();
  return <ActionButton {...props} className={mergeClasses(base.subtle, full && styles.full)} />;
}

/** A small text button, drawn as a link because it sits beside captions. */
export function LinkButton({
  children,
  onPress,
  look = 'link',
  expanded,
  controls,
}: {
  readonly children: ReactNode;
  readonly onPress: () => void;
  readonly look?: 'link' | 'centered' | 'quiet';
  /** Set for a button that opens something in place; Escape closes it again. */
  readonly expanded?: boolean;
  readonly controls?: string;
}) {
  const base = useBase();
  const styles = useStyles();
  return (
    <button
      type="button"
      className={mergeClasses(
        base.link,
        look === 'quiet' && styles.quiet,
        look === 'centered' && styles.centered,
      )}
      aria-expanded={expanded}
      aria-controls={expanded ? controls : undefined}
      onClick={onPress}
      onKeyDown={(event) => {
        if (!expanded || event.key !== 'Escape') return;
        // Office.js would hand it on to Outlook, which takes the focus into the message.
        event.stopPropagation();
        onPress();
      }}
    >
      {children}
    </button>
  );
}

/** A primary that cannot act yet: it stays focusable and says what is missing when pressed. */
export function ExplainedButton({
  children,
  explanation,
  icon,
  large,
  compact,
}: {
  readonly children: ReactNode;
  readonly explanation: string;
  readonly icon?: ReactElement;
  readonly large?: boolean;
  readonly compact?: boolean;
}) {
  const base = useBase();
  const styles = useStyles();
  const announce = useAnnounce();
  const id = useId();
  return (
    <>
      <button
        type="button"
        aria-disabled="true"
        aria-describedby={id}
        className={mergeClasses(base.explained, large && styles.large, !compact && styles.full)}
        onClick={() => announce(explanation)}
      >
        {icon && (
          <span className={base.icon} aria-hidden="true">
            {icon}
          </span>
        )}
        {children}
      </button>
      <span id={id} hidden>
        {explanation}
      </span>
    </>
  );
}
