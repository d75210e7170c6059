import { makeStyles, tokens } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import { meetingTime } from '../dates.ts';
import { CalendarAdd20Regular, Warning20Regular } from '../icons.ts';
import type { OnboardingSource } from '../pane-ports.ts';
import { Bar } from '../parts/Bar.tsx';
import { PrimaryButton, SubtleButton } from '../parts/buttons.tsx';
import { Card } from '../parts/Card.tsx';
import { Label, Stack } from '../parts/layout.tsx';
import { RadioCards } from '../parts/RadioCards.tsx';
import { Bone } from '../parts/Skeleton.tsx';
import { useTexts } from '../texts.tsx';

const useStyles = makeStyles({
  time: { flexGrow: 1, fontVariantNumeric: 'tabular-nums' },
  minutes: { fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground3 },
  times: { marginTop: '-6px' },
  actions: { display: 'flex', flexDirection: 'column', rowGap: '4px' },
});

/** Real times for the one meeting, three at first. */
export function TimePicker({ onboarding }: { readonly onboarding: OnboardingSource }) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const view = useSyncExternalStore(onboarding.subscribe, onboarding.view);
  const { times } = view;
  return (
    <Card>
      <Label>{t('home.onboard.pick')}</Label>
      <div className={styles.times}>
        {times === null ? (
          <Stack>
            <Bone height={44} />
            <Bone height={44} />
            <Bone height={44} />
          </Stack>
        ) : (
          <RadioCards
            label={t('home.onboard.pick')}
            chosen={view.chosen}
            onChoose={onboarding.choose}
            options={times.map(({ startsAt, minutes }) => ({
              value: startsAt,
              content: (
                <>
                  <span className={styles.time}>{meetingTime(startsAt, language)}</span>
                  <span className={styles.minutes}>{t('home.onboard.minutes', { n: minutes })}</span>
                </>
              ),
            }))}
          />
        )}
      </div>
      {view.fault && (
        <Bar look="warn" icon={<Warning20Regular fontSize={16} />}>
          {t(view.fault === 'taken' ? 'home.onboard.taken' : 'common.error')}
        </Bar>
      )}
      <div className={styles.actions}>
        {times !== null && times.length > 0 && (
          <PrimaryButton icon={<CalendarAdd20Regular />} busy={view.busy} onPress={onboarding.book}>
            {t('home.onboard.book')}
          </PrimaryButton>
        )}
        {view.hasMore && (
          <SubtleButton full onPress={onboarding.showMore}>
            {t('home.onboard.more')}
          </SubtleButton>
        )}
        {view.changing && (
          <SubtleButton full onPress={onboarding.keep}>
            {t('home.booked.keep')}
          </SubtleButton>
        )}
      </div>
    </Card>
  );
}
