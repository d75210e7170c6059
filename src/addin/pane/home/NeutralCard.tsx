import { LinkAdd20Regular, MailRead20Regular } from '../icons.ts';
import { LinkButton, SecondaryButton } from '../parts/buttons.tsx';
import { Card, CardHead } from '../parts/Card.tsx';
import { Rule } from '../parts/layout.tsx';
import { PersonRow } from '../parts/PersonRow.tsx';
import { useTexts } from '../texts.tsx';
import type { CardProps } from './card-props.ts';
import { GreetingNote } from './GreetingNote.tsx';
import { OfflineNote } from './OfflineNote.tsx';

/** Nothing noticed, nothing written yet, or told that this is no rejection (A02). */
export function NeutralCard({ state, online, busy, actions }: CardProps<'neutral'>) {
  const { t } = useTexts();
  const { insertable, dismissed, emptyBody } = state;
  const inserting = busy === 'inserting';
  const body = dismissed ? 'home.notRejection.done' : emptyBody ? 'home.empty.body' : 'home.neutral.body';
  return (
    <>
      <Card>
        <CardHead icon={<MailRead20Regular />} tone="mute" title={t('home.neutral.title')} text={t(body)} />
        {insertable && (
          <>
            <OfflineNote online={online} />
            <Rule />
            <PersonRow person={insertable.person} />
            <GreetingNote greets={insertable.greets} person={insertable.person} />
            <SecondaryButton
              full
              icon={<LinkAdd20Regular />}
              busy={inserting}
              onPress={() => actions.insert()}
            >
              {inserting ? t('home.inserting') : t('home.neutral.action')}
            </SecondaryButton>
          </>
        )}
      </Card>
      {dismissed && (
        <LinkButton look="centered" onPress={() => actions.restoreRejection()}>
          {t('home.notRejection.undo')}
        </LinkButton>
      )}
    </>
  );
}
