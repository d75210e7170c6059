import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { foldName } from '../../../core/text/fold-name.ts';
import { addressedName } from '../../compose/people.ts';
import { BranchFork20Regular, People20Regular, Warning16Regular } from '../icons.ts';
import { Avatar } from '../parts/Avatar.tsx';
import { Bar } from '../parts/Bar.tsx';
import { ExplainedButton, PrimaryButton, SecondaryButton } from '../parts/buttons.tsx';
import { Card, CardHead } from '../parts/Card.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { Label, Rule, Stack } from '../parts/layout.tsx';
import { RadioCards } from '../parts/RadioCards.tsx';
import { Tag } from '../parts/Tag.tsx';
import { TextField } from '../parts/TextField.tsx';
import { useTexts } from '../texts.tsx';
import type { CardProps } from './card-props.ts';

/** More people than this scroll inside the list; from more than SEARCH_ABOVE on, a search helps (A06). */
const SCROLL_ABOVE = 6;
const SEARCH_ABOVE = 12;

const useStyles = makeStyles({
  or: { display: 'flex', alignItems: 'center', columnGap: '12px' },
  orText: { flexShrink: 0, maxWidth: '80%', display: 'flex', textAlign: 'center' },
  colleague: {
    display: 'flex',
    alignItems: 'center',
    columnGap: '10px',
    padding: '9px 11px 9px 37px',
    flexShrink: 0,
    borderRadius: '6px',
    border: `1px dashed ${tokens.colorNeutralStroke2}`,
    color: tokens.colorNeutralForeground3,
  },
  name: { flexGrow: 1, minWidth: 0, overflowWrap: 'anywhere' },
  candidate: { fontWeight: tokens.fontWeightSemibold },
  invited: { display: 'flex', flexShrink: 0, whiteSpace: 'nowrap' },
  why: { display: 'block', fontSize: '12px', lineHeight: '16px' },
});

/** What they see of one another; nothing where all of them are in Bcc. */
const EACH_OTHER = { two: 'home.several.warning.two', more: 'home.several.warning' } as const;
const ONE_IN_SIGHT = 'home.several.warning.bcc';

/** Several candidates on one message: first the real risk, then one draft each, or one person's link. */
export function SeveralCard({ state, busy, actions }: CardProps<'several'>) {
  const styles = useStyles();
  const texts = useTexts();
  const { t } = texts;
  const [chosen, setChosen] = useState<string | null>(null);
  const [search, setSearch] = useState('');
  const { candidates, colleagues, canOpenDrafts } = state;
  const count = candidates.length;
  const pick = candidates.find((candidate) => candidate.address === chosen);
  const wanted = foldName(search.trim());
  const shown = candidates.filter(({ name, address }) => foldName(`${name} ${address}`).includes(wanted));
  const inserting = busy === 'inserting';
  const inSight = candidates.filter(({ field }) => field !== 'bcc').length;
  const warning =
    inSight > 1 ? (count === 2 ? EACH_OTHER.two : EACH_OTHER.more) : inSight === 1 && ONE_IN_SIGHT;
  const insertPicked = () => {
    if (pick) actions.insertFor(pick.address);
  };
  return (
    <Card>
      <CardHead
        icon={<People20Regular />}
        title={t('home.several.title', { n: count })}
        text={t('home.several.body')}
      />
      {warning && (
        <Bar look="warn" icon={<Warning16Regular />}>
          {t(warning, { n: count - 1 })}
        </Bar>
      )}
      {canOpenDrafts && (
        <>
          <Stack>
            <PrimaryButton
              icon={<BranchFork20Regular />}
              busy={busy === 'splitting'}
              onPress={() => actions.splitDrafts()}
            >
              {t('home.several.split')}
            </PrimaryButton>
            <Label>{t('home.several.split.note', { n: count })}</Label>
          </Stack>
          <div className={styles.or}>
            <Rule />
            <span className={styles.orText}>
              <Label>{t('home.several.or')}</Label>
            </span>
            <Rule />
          </div>
        </>
      )}
      {state.openFailed && (
        <Bar look="warn" icon={<Warning16Regular />}>
          {t('home.several.failed')}
        </Bar>
      )}
      {count > SEARCH_ABOVE && (
        <TextField hideLabel label={t('home.several.search')} value={search} onChange={setSearch} />
      )}
      <RadioCards
        label={t('home.several.or')}
        scroll={count + colleagues.length > SCROLL_ABOVE}
        chosen={chosen}
        onChoose={setChosen}
        options={shown.map((candidate) => ({
          value: candidate.address,
          content: (
            <>
              <Avatar small person={candidate} />
              <span className={mergeClasses(styles.name, styles.candidate)}>
                {addressedName(candidate, texts)}
              </span>
              {candidate.invited && (
                <span className={styles.invited}>
                  <Tag>{t('home.several.invited')}</Tag>
                </span>
              )}
            </>
          ),
        }))}
      >
        {colleagues.map((colleague) => (
          <div key={colleague.field + colleague.address} className={styles.colleague}>
            <Avatar small person={colleague} />
            <span className={styles.name}>
              {colleague.name || colleague.address}
              <span className={styles.why}>
                {t('home.several.internal', { field: fieldName(colleague.field) })}
              </span>
            </span>
          </div>
        ))}
      </RadioCards>
      {!pick ? (
        <ExplainedButton large={!canOpenDrafts} explanation={t('home.several.pickHint')}>
          {t('home.several.insert')}
        </ExplainedButton>
      ) : canOpenDrafts ? (
        <SecondaryButton full busy={inserting} onPress={insertPicked}>
          {t('home.several.insert')}
        </SecondaryButton>
      ) : (
        <PrimaryButton busy={inserting} onPress={insertPicked}>
          {t('home.several.insert')}
        </PrimaryButton>
      )}
      {!canOpenDrafts && (
        <Stack>
          <Label>{t('home.several.copyNote')}</Label>
          {pick && (
            <CopyButton key={pick.address} look="secondary" text={() => actions.copyMailFor(pick.address)}>
              {t('home.several.copy', { name: addressedName(pick, texts) })}
            </CopyButton>
          )}
        </Stack>
      )}
    </Card>
  );

  function fieldName(field: 'to' | 'cc' | 'bcc'): string {
    return field === 'to' ? t('home.several.to') : field === 'cc' ? 'Cc' : 'Bcc';
  }
}
