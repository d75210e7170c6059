import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useSyncExternalStore } from 'react';
import { useAnnounce } from '../announcer.tsx';
import { meetingTime } from '../dates.ts';
import { ArrowClockwise20Regular, CalendarAdd20Regular, Warning16Regular } from '../icons.ts';
import type { OnboardingSource } from '../pane-ports.ts';
import { Bar } from '../parts/Bar.tsx';
import { PrimaryButton, SecondaryButton, SubtleButton } from '../parts/buttons.tsx';
import { Card } from '../parts/Card.tsx';
import { Label, Stack } from '../parts/layout.tsx';
import { RadioCards } from '../parts/RadioCards.tsx';
import { Bone } from '../parts/Skeleton.tsx';
import { useTexts } from '../texts.tsx';

const useStyles = makeStyles({
  time: { flexGrow: 1, fontVariantNumeric: 'tabular-nums' },
  minutes: { fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground3 },
  times: { marginTop: '-6px' },
  none: { margin: 0 },
  actions: { display: 'flex', flexDirection: 'column', rowGap: '4px' },
});

/** Real times for the one meeting, three at first. */
export function TimePicker({ onboarding }: { readonly onboarding: OnboardingSource }) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const view = useSyncExternalStore(onboarding.subscribe, onboarding.view);
  const { times } = view;
  const none = times?.length === 0;
  const failed = view.fault === 'failed';
  const fault = failed ? t('common.error') : view.fault === 'taken' && !none ? t('home.onboard.taken') : '';
  const inVain = none && !failed ? t('home.onboard.none') : fault;
  const [place, retry] = useRetry(onboarding.retry, view.busy);
  useVainPressSaid(inVain, view.busy);
  return (
    <Card>
      {!none && (
        <>
          <Label>{t('home.onboard.pick')}</Label>
          <div className={styles.times} ref={place}>
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
        </>
      )}
      {none && !failed && <p className={styles.none}>{inVain}</p>}
      {fault !== '' && (
        <Bar look="warn" icon={<Warning16Regular />}>
          {fault}
        </Bar>
      )}
      <div className={styles.actions}>
        {none && (
          <SecondaryButton full icon={<ArrowClockwise20Regular />} busy={view.busy} onPress={retry}>
            {t(failed ? 'common.retry' : 'home.onboard.more')}
          </SecondaryButton>
        )}
        {times !== null && !none && (
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

/** The button goes when there are times; whoever pressed it finds the focus on the one that is chosen. */
function useRetry(retry: OnboardingSource['retry'], busy: boolean) {
  const place = useRef<HTMLDivElement>(null);
  const pressed = useRef(false);
  useEffect(() => {
    if (busy || !pressed.current) return;
    pressed.current = false;
    if (document.activeElement === document.body && document.hasFocus())
      place.current?.querySelector<HTMLElement>('input:checked')?.focus();
  }, [busy]);
  const press = () => {
    pressed.current = true;
    retry();
  };
  return [place, press] as const;
}

/** Whoever pressed in vain hears why: the card may look as before. */
export function useVainPressSaid(why: string, busy: boolean): void {
  const announce = useAnnounce();
  const wasBusy = useRef(busy);
  useEffect(() => {
    if (wasBusy.current && !busy && why !== '') announce(why);
    wasBusy.current = busy;
  }, [busy, why, announce]);
}
