import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { clockTime, meetingTime, shortDate } from '../dates.ts';
import { CalendarClock20Regular, Checkmark12Regular } from '../icons.ts';
import type { OnboardingSource } from '../pane-ports.ts';
import { SecondaryButton, SubtleButton } from '../parts/buttons.tsx';
import { Card, CardHead } from '../parts/Card.tsx';
import { Label, Row } from '../parts/layout.tsx';
import { useTexts } from '../texts.tsx';
import type { CardProps } from './card-props.ts';

const useStyles = makeStyles({
  steps: { margin: 0, padding: 0, listStyleType: '""' },
  step: {
    position: 'relative',
    display: 'flex',
    columnGap: '10px',
    alignItems: 'flex-start',
    paddingBottom: '10px',
    ':last-child': { paddingBottom: 0 },
    ':not(:last-child)::before': {
      content: '""',
      position: 'absolute',
      left: '7.25px',
      top: '14px',
      bottom: '-3px',
      width: '1.5px',
      backgroundColor: tokens.colorNeutralStroke1,
    },
  },
  toCome: { color: tokens.colorNeutralForeground3 },
  current: { fontWeight: tokens.fontWeightSemibold },
  dot: {
    width: '16px',
    height: '16px',
    boxSizing: 'border-box',
    flexShrink: 0,
    marginTop: '2px',
    zIndex: 1,
    display: 'flex',
    alignItems: 'center',
    justifyContent: 'center',
    borderRadius: '50%',
    border: `1.5px solid ${tokens.colorNeutralStroke1}`,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorNeutralForegroundOnBrand,
  },
  dotDone: { backgroundColor: tokens.colorBrandBackground, border: 'none' },
  dotNow: { border: `4px solid ${tokens.colorBrandBackground}` },
  when: {
    marginLeft: 'auto',
    fontSize: '12px',
    fontWeight: tokens.fontWeightRegular,
    color: tokens.colorNeutralForeground3,
    whiteSpace: 'nowrap',
    fontVariantNumeric: 'tabular-nums',
  },
  spoken: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
  note: { textAlign: 'center', padding: '0 12px' },
});

/** The meeting is booked: when, and the four steps until the company can start (A12b). */
export function BookedCard({
  state,
  onboarding,
}: Pick<CardProps<'booked'>, 'state'> & { readonly onboarding: OnboardingSource }) {
  const styles = useStyles();
  const { t, parts, language } = useTexts();
  const { booking } = state;
  const states = parts('home.booked.states');
  return (
    <>
      <Card>
        <CardHead
          icon={<CalendarClock20Regular />}
          tone="ok"
          title={t('home.booked.title', { datetime: meetingTime(booking.startsAt, language) })}
          text={t('home.booked.body', { n: booking.minutes, mail: booking.mail })}
        />
        <ol className={styles.steps}>
          {t('home.booked.steps', { n: booking.minutes })
            .split('|')
            .map((step, index) => (
              <li
                key={step}
                className={mergeClasses(
                  styles.step,
                  index > 1 && styles.toCome,
                  index === 1 && styles.current,
                )}
                aria-current={index === 1 ? 'step' : undefined}
              >
                <span
                  aria-hidden="true"
                  className={mergeClasses(
                    styles.dot,
                    index === 0 && styles.dotDone,
                    index === 1 && styles.dotNow,
                  )}
                >
                  {index === 0 && <Checkmark12Regular />}
                </span>
                <span>{step}</span>
                <span className={styles.spoken}>{states[Math.min(index, 2)]}</span>
                {index === 1 && (
                  <span className={styles.when}>
                    {shortDate(booking.startsAt, language)} {clockTime(booking.startsAt)}
                  </span>
                )}
              </li>
            ))}
        </ol>
        <Row>
          <SecondaryButton onPress={() => onboarding.change(booking)}>
            {t('home.booked.change')}
          </SecondaryButton>
          <SubtleButton onPress={() => onboarding.cancel(booking)}>{t('home.booked.cancel')}</SubtleButton>
        </Row>
      </Card>
      <div className={styles.note}>
        <Label>{t('home.booked.note')}</Label>
      </div>
    </>
  );
}
