import { makeStyles, tokens } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';
import { meetingTime } from '../dates.ts';
import {
  CalendarAdd20Regular,
  Checkmark16Regular,
  MailCheckmark16Regular,
  Warning20Regular,
} from '../icons.ts';
import type { OnboardingSource } from '../pane-ports.ts';
import { Bar } from '../parts/Bar.tsx';
import { LinkButton, PrimaryButton, SubtleButton } from '../parts/buttons.tsx';
import { Card, CardTitle } from '../parts/Card.tsx';
import { Label, Stack } from '../parts/layout.tsx';
import { RadioCards } from '../parts/RadioCards.tsx';
import { Bone } from '../parts/Skeleton.tsx';
import { useTexts } from '../texts.tsx';
import type { CardProps } from './card-props.ts';

const useStyles = makeStyles({
  intro: { padding: '12px 4px 2px', display: 'flex', flexDirection: 'column', rowGap: '6px' },
  title: {
    margin: 0,
    fontSize: '20px',
    lineHeight: '28px',
    fontWeight: tokens.fontWeightSemibold,
    textWrap: 'balance',
    outlineStyle: 'none',
  },
  text: { margin: 0, color: tokens.colorNeutralForeground3, textWrap: 'pretty' },
  facts: {
    margin: 0,
    padding: '0 4px 4px',
    listStyleType: '""',
    display: 'flex',
    flexDirection: 'column',
    rowGap: '8px',
  },
  fact: { display: 'flex', alignItems: 'flex-start', columnGap: '8px' },
  check: { display: 'inline-flex', paddingTop: '2px', color: tokens.colorNeutralForeground1 },
  time: { flexGrow: 1, fontVariantNumeric: 'tabular-nums' },
  minutes: { fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground3 },
  times: { marginTop: '-6px' },
  actions: { display: 'flex', flexDirection: 'column', rowGap: '4px' },
});

/** The company is not live yet: what it brings, and three real times for the one meeting (A12). */
export function OnboardCard({
  state,
  onboarding,
}: Pick<CardProps<'notOnboarded'>, 'state'> & { readonly onboarding: OnboardingSource }) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const view = useSyncExternalStore(onboarding.subscribe, onboarding.view);
  const { times } = view;
  return (
    <>
      {state.isRejection && (
        <Bar look="brand" icon={<MailCheckmark16Regular />}>
          {t('home.detected.title')}
        </Bar>
      )}
      <div className={styles.intro}>
        <CardTitle className={styles.title}>{t('home.onboard.title')}</CardTitle>
        <p className={styles.text}>{t('home.onboard.body', { company: state.company })}</p>
      </div>
      <ul className={styles.facts}>
        {[t('home.onboard.b1'), t('home.onboard.b2', { n: state.threshold }), t('home.onboard.b3')].map(
          (fact) => (
            <li key={fact} className={styles.fact}>
              <span className={styles.check} aria-hidden="true">
                <Checkmark16Regular />
              </span>
              {fact}
            </li>
          ),
        )}
      </ul>
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
        </div>
      </Card>
      <LinkButton look="centered" onPress={onboarding.writeToDecisionMaker}>
        {t('home.onboard.tellBoss')}
      </LinkButton>
    </>
  );
}
