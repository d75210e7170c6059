import { makeStyles, tokens } from '@fluentui/react-components';
import { longDateOf } from '../dates.ts';
import { History20Regular, Mail16Regular } from '../icons.ts';
import { Card, CardHead } from '../parts/Card.tsx';
import { Label, Rule, Stack } from '../parts/layout.tsx';
import { Tag } from '../parts/Tag.tsx';
import { useTexts } from '../texts.tsx';
import type { CardProps } from './card-props.ts';
import { GreetingNote } from './GreetingNote.tsx';
import { InsertSection } from './InsertSection.tsx';
import { OfflineNote } from './OfflineNote.tsx';
import { Recipient } from './Recipient.tsx';

const useStyles = makeStyles({
  tags: { display: 'flex', flexWrap: 'wrap', gap: '6px' },
  note: {
    borderTop: `1px solid ${tokens.colorNeutralStroke2}`,
    paddingTop: '10px',
    display: 'flex',
  },
});

/** This mailbox inserted a link for this person before. Says nothing about registration (A09). */
export function InvitedCard({ state, online, busy, actions }: CardProps<'invited'>) {
  const styles = useStyles();
  const { t, language } = useTexts();
  return (
    <Card>
      <CardHead
        icon={<History20Regular />}
        title={t('home.invited.title', { date: longDateOf(state.invitedOn, new Date(), language) })}
        text={t('home.invited.body')}
      />
      <OfflineNote online={online} />
      <Rule />
      <Stack>
        <Recipient
          person={state.person}
          stage={state.stage}
          onChooseStage={(stage) => actions.chooseStage(stage)}
        />
        <div className={styles.tags}>
          <Tag icon={<Mail16Regular />}>{t('home.invited.local')}</Tag>
          <Tag>{t('home.invited.once')}</Tag>
        </div>
      </Stack>
      <GreetingNote greets={state.greets} person={state.person} />
      <InsertSection
        insertable={state}
        label={t('home.invited.insert')}
        inserting={busy === 'inserting'}
        onInsert={() => actions.insert()}
      />
      <div className={styles.note}>
        <Label>{t('home.invited.note')}</Label>
      </div>
    </Card>
  );
}
