import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { mismatchBody, mismatchTitle, type Person } from '../../compose/home-state.ts';
import { areNamesakes } from '../../compose/namesakes.ts';
import { addressedName, nameParts } from '../../compose/people.ts';
import { ArrowSwap16Regular, LinkAdd20Regular, Warning16Regular, Warning20Regular } from '../icons.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { Bar } from '../parts/Bar.tsx';
import { PrimaryButton, SubtleButton } from '../parts/buttons.tsx';
import { Card, CardHead } from '../parts/Card.tsx';
import { Stack } from '../parts/layout.tsx';
import { useTexts } from '../texts.tsx';
import type { CardProps } from './card-props.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', rowGap: '8px' },
  row: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '10px',
    padding: '9px 11px',
    borderRadius: '6px',
    border: `1px dashed ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground3,
  },
  now: {
    border: `1px solid ${tokens.colorBrandStroke1}`,
    boxShadow: `inset 0 0 0 1px ${tokens.colorBrandStroke1}`,
    color: tokens.colorNeutralForeground1,
    backgroundColor: tokens.colorNeutralBackground1,
    // Shadows are not drawn there, and the system chooses the border.
    '@media (forced-colors: active)': { border: '2px solid Highlight', padding: '8px 10px' },
  },
  body: { minWidth: 0, flexGrow: 1 },
  term: { fontSize: '12px', lineHeight: '16px', color: tokens.colorNeutralForeground3 },
  name: { fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  address: { fontSize: '12px', lineHeight: '16px', overflowWrap: 'anywhere' },
  old: { textDecorationLine: 'line-through', textDecorationThickness: '1.5px' },
  unknown: { fontWeight: tokens.fontWeightRegular },
  swap: {
    display: 'flex',
    justifyContent: 'center',
    margin: '-2px 0',
    color: tokens.colorNeutralForeground3,
    fontSize: '16px',
  },
});

/** The link in the draft is someone else's, or leads to another company: the only card that raises its voice (A05). */
export function MismatchCard({ state, busy, actions }: CardProps<'mismatch'>) {
  const styles = useStyles();
  const texts = useTexts();
  const { t } = texts;
  const { otherCompany, owner, person, shared } = state;
  const unknown = otherCompany ? 'home.otherCompany.inBody' : 'home.mismatch.unknown';
  const alike = owner && person && areNamesakes(owner, person);
  return (
    <Card look="warn">
      <CardHead
        icon={<Warning20Regular />}
        tone="caution"
        title={t(mismatchTitle(state))}
        text={t(mismatchBody(state))}
      />
      <div className={styles.list}>
        <div className={styles.row}>
          {owner && <Avatar person={owner} />}
          <div className={styles.body}>
            <div className={styles.term}>{t('home.mismatch.inBody')}</div>
            <div className={mergeClasses(styles.name, owner ? !shared && styles.old : styles.unknown)}>
              {owner ? addressedName(owner, texts) : t(unknown)}
            </div>
            {alike && <div className={styles.address}>{owner.address}</div>}
          </div>
        </div>
        <div className={styles.swap}>
          <ArrowSwap16Regular aria-hidden="true" />
        </div>
        <div className={mergeClasses(styles.row, styles.now)}>
          {person && <Avatar person={person} />}
          <div className={styles.body}>
            <div className={styles.term}>{t('home.mismatch.now')}</div>
            <div className={styles.name}>
              {person ? addressedName(person, texts) : t('home.mismatch.severalNow')}
            </div>
            {alike && <div className={styles.address}>{person.address}</div>}
          </div>
        </div>
      </div>
      {state.failed && (
        <Bar look="warn" icon={<Warning16Regular />}>
          {t(state.failed === 'replace' ? 'home.mismatch.failed' : 'home.undo.failed')}
        </Bar>
      )}
      <Stack>
        {person && (
          <PrimaryButton
            icon={<LinkAdd20Regular />}
            busy={busy === 'inserting'}
            onPress={() => actions.replace()}
          >
            {replaceLabel(person)}
          </PrimaryButton>
        )}
        {person ? (
          <SubtleButton full onPress={() => actions.removeLink()}>
            {t('home.mismatch.remove')}
          </SubtleButton>
        ) : (
          <PrimaryButton busy={busy === 'removing'} onPress={() => actions.removeLink()}>
            {t('home.mismatch.remove')}
          </PrimaryButton>
        )}
      </Stack>
    </Card>
  );

  function replaceLabel({ name }: Person): string {
    if (name === '' || alike) return t('home.mismatch.replace.noName');
    return t('home.mismatch.replace', { name, family: nameParts(name).family });
  }
}
