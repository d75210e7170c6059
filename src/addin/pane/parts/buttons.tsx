import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useId, type MouseEvent, type ReactElement, type ReactNode } from 'react';
import { useAnnounce } from '../announcer.tsx';
import { Spinner } from './Spinner.tsx';

const useStyles = makeStyles({
  button: {
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
  },
  full: { width: '100%' },
  primary: {
    width: '100%',
    minHeight: '40px',
    padding: '8px 16px',
    fontSize: '16px',
    lineHeight: '22px',
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
  },
  medium: { minHeight: '32px', padding: '5px 12px', fontSize: '14px', lineHeight: '20px' },
  compact: { width: 'auto' },
  subtle: {
    fontWeight: tokens.fontWeightRegular,
    border: '1px solid transparent',
    backgroundColor: 'transparent',
    color: 'var(--relaySubtleText)',
    textDecorationLine: 'var(--relayLinkDecoration)',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':active': { backgroundColor: tokens.colorSubtleBackgroundPressed },
    // The system frames every button whose border has a colour of the page.
    '@media (forced-colors: active)': { color: 'LinkText', border: '1px solid Canvas' },
  },
  small: { minHeight: '28px', padding: '3px 8px', fontSize: '13px', lineHeight: '18px', columnGap: '4px' },
  icon: {
    width: '20px',
    height: '20px',
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    flexShrink: 0,
  },
  smallIcon: { width: '16px', height: '16px' },
  link: {
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
  },
  quiet: { color: 'var(--relayQuietLink)', alignSelf: 'center' },
  centered: { alignSelf: 'center' },
  explained: {
    width: '100%',
    border: '1px solid var(--relayDisabledBorder)',
    backgroundColor: tokens.colorNeutralBackgroundDisabled,
    color: 'var(--relayDisabled)',
    cursor: 'not-allowed',
    ':hover': { backgroundColor: tokens.colorNeutralBackgroundDisabled },
    ':active': { backgroundColor: tokens.colorNeutralBackgroundDisabled },
    '@media (forced-colors: active)': { color: 'GrayText', border: '1px solid GrayText' },
  },
  explainedLarge: { minHeight: '40px', padding: '8px 16px', fontSize: '16px', lineHeight: '22px' },
  hidden: { display: 'none' },
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
  const styles = useStyles();
  return (
    <button
      type="button"
      className={mergeClasses(className, small && styles.small)}
      aria-busy={busy}
      onClick={once(onPress, busy)}
    >
      {(icon ?? busy) && (
        <span className={mergeClasses(styles.icon, small && styles.smallIcon)} aria-hidden="true">
          {busy ? <Spinner /> : icon}
        </span>
      )}
      {children}
    </button>
  );
}

/** The one filled button of a screen (ux 1.2). */
export function PrimaryButton({
  size = 'large',
  ...props
}: ActionProps & { readonly size?: 'large' | 'medium' | 'compact' }) {
  const styles = useStyles();
  return (
    <ActionButton
      {...props}
      className={mergeClasses(
        styles.button,
        styles.primary,
        size !== 'large' && styles.medium,
        size === 'compact' && styles.compact,
      )}
    />
  );
}

export function SecondaryButton({ full, ...props }: ActionProps & { readonly full?: boolean }) {
  const styles = useStyles();
  return <ActionButton {...props} className={mergeClasses(styles.button, full && styles.full)} />;
}

export function SubtleButton({ full, ...props }: ActionProps & { readonly full?: boolean }) {
  const styles = useStyles();
  return (
    <ActionButton {...props} className={mergeClasses(styles.button, styles.subtle, full && styles.full)} />
  );
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
  const styles = useStyles();
  return (
    <button
      type="button"
      className={mergeClasses(
        styles.link,
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

/** A primary that cannot act yet: it stays focusable and says what is missing when pressed (ux 14). */
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
  const styles = useStyles();
  const announce = useAnnounce();
  const id = useId();
  return (
    <>
      <button
        type="button"
        aria-disabled="true"
        aria-describedby={id}
        className={mergeClasses(
          styles.button,
          styles.explained,
          large && styles.explainedLarge,
          compact && styles.compact,
        )}
        onClick={() => announce(explanation)}
      >
        {icon && (
          <span className={styles.icon} aria-hidden="true">
            {icon}
          </span>
        )}
        {children}
      </button>
      <span id={id} className={styles.hidden}>
        {explanation}
      </span>
    </>
  );
}
