import { makeStyles, tokens } from '@fluentui/react-components';
import { Checkmark16Regular, MailCheckmark16Regular } from '../icons.ts';
import type { OnboardingSource } from '../pane-ports.ts';
import { Bar } from '../parts/Bar.tsx';
import { LinkButton } from '../parts/buttons.tsx';
import { CardTitle } from '../parts/Card.tsx';
import { useTexts } from '../texts.tsx';
import type { CardProps } from './card-props.ts';
import { TimePicker } from './TimePicker.tsx';

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
  text: { margin: 0, color: tokens.colorNeutralForeground3 },
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
});

/** The company is not live yet: what it brings, and three real times for the one meeting (A12). */
export function OnboardCard({
  state,
  onboarding,
}: Pick<CardProps<'notOnboarded'>, 'state'> & { readonly onboarding: OnboardingSource }) {
  const styles = useStyles();
  const { t } = useTexts();
  const interviewed = state.countingStage === 'interviewed';
  const rule = interviewed
    ? t('slots.policy.interviewed', { total: state.threshold })
    : t('home.onboard.b2', { n: state.threshold });
  const mailRule = t(interviewed ? 'home.onboard.mail.rule.interviewed' : 'home.onboard.mail.rule', {
    n: state.threshold,
  });
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
        {[t('home.onboard.b1'), rule, t('home.onboard.b3')].map((fact) => (
          <li key={fact} className={styles.fact}>
            <span className={styles.check} aria-hidden="true">
              <Checkmark16Regular />
            </span>
            {fact}
          </li>
        ))}
      </ul>
      <TimePicker onboarding={onboarding} />
      <LinkButton
        look="centered"
        onPress={() =>
          onboarding.writeToDecisionMaker({
            subject: t('home.onboard.mail.subject'),
            content: t('home.onboard.mail.body', { rule: mailRule }),
          })
        }
      >
        {t('home.onboard.tellBoss')}
      </LinkButton>
    </>
  );
}
