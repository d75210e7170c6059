import { MailCheckmark20Regular } from '../icons.ts';
import { LinkButton } from '../parts/buttons.tsx';
import { Card, CardHead } from '../parts/Card.tsx';
import { Rule } from '../parts/layout.tsx';
import { ReasonChips } from '../parts/ReasonChips.tsx';
import { useTexts } from '../texts.tsx';
import type { CardProps } from './card-props.ts';
import { GreetingNote } from './GreetingNote.tsx';
import { InsertSection } from './InsertSection.tsx';
import { OfflineNote } from './OfflineNote.tsx';
import { Recipient } from './Recipient.tsx';

/** The draft looks like a rejection: why, for whom, and one button (A03, A10, A13). */
export function DetectedCard({ state, online, busy, actions }: CardProps<'detected'>) {
  const { t } = useTexts();
  const inserting = busy === 'inserting';
  return (
    <>
      <Card>
        <CardHead icon={<MailCheckmark20Regular />} title={t('home.detected.title')} />
        <OfflineNote online={online} />
        <ReasonChips reasons={state.reasons} />
        <Rule />
        <Recipient
          person={state.person}
          stage={state.stage}
          onChooseStage={(stage) => actions.chooseStage(stage)}
        />
        <GreetingNote greets={state.greets} person={state.person} />
        <InsertSection
          insertable={state}
          label={t('home.insert')}
          inserting={inserting}
          onInsert={() => actions.insert()}
        />
      </Card>
      {!inserting && (
        <LinkButton look="quiet" onPress={() => actions.dismissRejection()}>
          {t('home.notRejection')}
        </LinkButton>
      )}
    </>
  );
}
