import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, type ReactNode } from 'react';
import { hasEnded, type RemoteView } from '../../relay/remote-view.ts';
import { CloudOff16Regular, Warning16Regular } from '../icons.ts';
import { ArrowLeft20Regular } from '../tab-icons.ts';
import { useTexts } from '../texts.tsx';
import { LinkButton, SecondaryButton, SubtleButton } from './buttons.tsx';
import { Bar } from './Bar.tsx';
import { Card } from './Card.tsx';
import { useFocusTab } from './focus-after.ts';
import { useFocusSwap } from './focus.ts';
import { useLandingLook } from './landing-look.ts';
import { Row } from './layout.tsx';
import { Question } from './Question.tsx';

const useStyles = makeStyles({
  page: {
    display: 'flex',
    flexDirection: 'column',
    rowGap: '12px',
    padding: '12px',
    '@media (max-width: 239px)': { padding: '8px' },
  },
  section: {
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'space-between',
    columnGap: '8px',
    padding: '4px 4px 0',
  },
  later: { paddingTop: '8px' },
  heading: { margin: 0, fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold },
  aside: {
    fontSize: '12px',
    lineHeight: '16px',
    color: tokens.colorNeutralForeground3,
    fontVariantNumeric: 'tabular-nums',
  },
  sub: { display: 'flex', alignItems: 'center', columnGap: '8px', margin: '-4px 0 -2px' },
  subTitle: {
    margin: 0,
    fontSize: '16px',
    lineHeight: '22px',
    fontWeight: tokens.fontWeightSemibold,
  },
  back: {
    display: 'inline-flex',
    alignItems: 'center',
    justifyContent: 'center',
    width: '32px',
    height: '32px',
    padding: 0,
    border: '1px solid transparent',
    borderRadius: tokens.borderRadiusMedium,
    backgroundColor: 'transparent',
    color: tokens.colorNeutralForeground2,
    cursor: 'pointer',
    ':hover': { backgroundColor: tokens.colorSubtleBackgroundHover },
    ':focus-visible': { outline: `2px solid ${tokens.colorStrokeFocus2}` },
  },
  retry: { display: 'block', marginTop: '4px' },
});

/** `busy` tells screen readers that what is shown is being fetched; nothing is drawn for it. */
export function TabPage({ children, busy }: { readonly children: ReactNode; readonly busy?: boolean }) {
  return (
    <div className={useStyles().page} aria-busy={busy}>
      {children}
    </div>
  );
}

/** A heading between cards, with a number beside it. */
export function SectionHead({
  id,
  title,
  aside,
  later,
}: {
  /** Set for one that focus is led to. */
  readonly id?: string;
  readonly title: ReactNode;
  readonly aside?: ReactNode;
  /** Not the first one: a little more room above. */
  readonly later?: boolean;
}) {
  const styles = useStyles();
  const landing = useLandingLook();
  return (
    <div className={mergeClasses(styles.section, later && styles.later)}>
      <h2
        id={id}
        tabIndex={id === undefined ? undefined : -1}
        className={mergeClasses(styles.heading, landing)}
      >
        {title}
      </h2>
      {aside !== undefined && <span className={styles.aside}>{aside}</span>}
    </div>
  );
}

/**
 * The head of a page below a tab. It takes focus, because what was pressed to get here is gone; and again when somebody
 * stays who was asked about what they have written.
 */
export function SubPageHead({
  title,
  onBack,
  leaving,
  onKeep,
  onDrop,
}: {
  readonly title: string;
  readonly onBack: () => void;
  /** Back was pressed, and there is something to lose. */
  readonly leaving: boolean;
  readonly onKeep: () => void;
  readonly onDrop: () => void;
}) {
  const styles = useStyles();
  const landing = useLandingLook();
  const { t } = useTexts();
  const place = useFocusSwap<HTMLHeadingElement & HTMLDivElement>(leaving);
  useEffect(() => place.current?.focus(), [place]);
  return (
    <>
      <div className={styles.sub}>
        <button type="button" className={styles.back} aria-label={t('common.back')} onClick={onBack}>
          <ArrowLeft20Regular aria-hidden="true" />
        </button>
        <h2
          ref={leaving ? undefined : place}
          tabIndex={-1}
          className={mergeClasses(styles.subTitle, landing)}
        >
          {title}
        </h2>
      </div>
      {leaving && (
        <Card>
          <Question text={t('slots.form.discard')} place={place}>
            <Row>
              <SecondaryButton onPress={onKeep}>{t('slots.form.keep')}</SecondaryButton>
              <SubtleButton onPress={onDrop}>{t('slots.form.drop')}</SubtleButton>
            </Row>
          </Question>
        </Card>
      )}
    </>
  );
}

/** What still works, what did not happen and what can be done, above whatever is left to show. */
export function FaultBar({
  remote: { value, loading, fault },
  text,
  onRetry,
}: {
  readonly remote: RemoteView<unknown>;
  /** Where something else is left than an old value, or nothing. */
  readonly text?: string;
  readonly onRetry: () => void;
}) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const focusTab = useFocusTab();
  const retry = () => {
    focusTab();
    onRetry();
  };
  if (fault === null) return null;
  const offline = fault === 'offline';
  const ended = hasEnded(fault);
  const advice = offline ? 'tab.offline' : ended && 'tab.expired';
  return (
    <Bar
      look={offline ? 'plain' : 'warn'}
      icon={offline ? <CloudOff16Regular /> : <Warning16Regular />}
      role="status"
    >
      {text ?? t(value === null ? 'tab.failed' : 'tab.stale')}
      {advice && `${language === 'en' ? ' ' : ''}${t(advice)}`}
      {!ended && (
        <span className={styles.retry}>
          <LinkButton onPress={retry}>{t(loading ? 'common.loading' : 'common.retry')}</LinkButton>
        </span>
      )}
    </Bar>
  );
}

/** Why a press came to nothing. */
export function pressFault(fault: string): 'tab.expired' | 'common.error' {
  return hasEnded(fault) ? 'tab.expired' : 'common.error';
}
