import { makeStyles } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import { clockTime, meetingTime, shortDate } from '../dates.ts';
import { CalendarClock20Regular, Warning16Regular } from '../icons.ts';
import type { OnboardingSource } from '../pane-ports.ts';
import { Bar } from '../parts/Bar.tsx';
import { SecondaryButton, SubtleButton } from '../parts/buttons.tsx';
import { Card, CardHead } from '../parts/Card.tsx';
import { Label, Row } from '../parts/layout.tsx';
import { TimeLine } from '../parts/TimeLine.tsx';
import { useTexts } from '../texts.tsx';
import type { CardProps } from './card-props.ts';
import { TimePicker, useVainPressSaid } from './TimePicker.tsx';

const useStyles = makeStyles({ note: { textAlign: 'center', padding: '0 12px' } });

/** The meeting is booked: when, and the four steps until the company can start (A12b). */
export function BookedCard({
  state,
  onboarding,
}: Pick<CardProps<'booked'>, 'state'> & { readonly onboarding: OnboardingSource }) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const { changing, fault, busy } = useSyncExternalStore(onboarding.subscribe, onboarding.view);
  const notCancelled = fault === 'notCancelled' ? t('common.error') : '';
  useVainPressSaid(notCancelled, busy);
  const { booking } = state;
  return (
    <>
      <Card>
        <CardHead
          icon={<CalendarClock20Regular />}
          tone="ok"
          title={t('home.booked.title', { datetime: meetingTime(booking.startsAt, language) })}
          text={t('home.booked.body', { n: booking.minutes, mail: booking.mail })}
        />
        <TimeLine
          steps={t('home.booked.steps', { n: booking.minutes })
            .split('|')
            .map((text, index) => ({
              text,
              state: index === 0 ? 'done' : index === 1 ? 'now' : 'toCome',
              when:
                index === 1
                  ? `${shortDate(booking.startsAt, language)} ${clockTime(booking.startsAt)}`
                  : undefined,
            }))}
        />
        {notCancelled !== '' && (
          <Bar look="warn" icon={<Warning16Regular />}>
            {notCancelled}
          </Bar>
        )}
        {!changing && (
          <Row>
            <SecondaryButton onPress={onboarding.change}>{t('home.booked.change')}</SecondaryButton>
            <SubtleButton busy={busy} onPress={() => onboarding.cancel(booking)}>
              {t('home.booked.cancel')}
            </SubtleButton>
          </Row>
        )}
      </Card>
      {changing && <TimePicker onboarding={onboarding} />}
      <div className={styles.note}>
        <Label>{t('home.booked.note')}</Label>
      </div>
    </>
  );
}
