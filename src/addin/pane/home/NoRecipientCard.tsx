import { LinkAdd20Regular, MailCheckmark20Regular, Warning16Regular } from '../icons.ts';
import { Bar } from '../parts/Bar.tsx';
import { ExplainedButton, SubtleButton } from '../parts/buttons.tsx';
import { Card, CardHead } from '../parts/Card.tsx';
import { Rule } from '../parts/layout.tsx';
import { NobodyRow } from '../parts/PersonRow.tsx';
import { ReasonChips } from '../parts/ReasonChips.tsx';
import { useTexts } from '../texts.tsx';
import type { CardProps } from './card-props.ts';
import { OfflineNote } from './OfflineNote.tsx';

/** A rejection with nobody to make a link for: what is missing, and a button that explains itself (A07). */
export function NoRecipientCard({ state, online, actions }: CardProps<'noRecipient'>) {
  const { t } = useTexts();
  const { cause, linkInBody, reasons } = state;
  const why =
    cause === 'empty'
      ? t('home.noRecipient.body')
      : t(cause === 'group' ? 'home.groupRecipient' : 'home.onlyInternal');
  return (
    <Card>
      <CardHead icon={<MailCheckmark20Regular />} title={t('home.detected.title')} />
      <OfflineNote online={online} />
      <ReasonChips reasons={reasons} />
      <Rule />
      {cause === 'empty' ? (
        <NobodyRow title={t('home.noRecipient.title')} note={why} />
      ) : (
        <NobodyRow title={why} />
      )}
      {linkInBody && (
        <Bar look="warn" icon={<Warning16Regular />}>
          {t('home.noRecipient.linkInBody')}
        </Bar>
      )}
      <ExplainedButton large icon={<LinkAdd20Regular />} explanation={why}>
        {t('home.insert')}
      </ExplainedButton>
      {linkInBody && (
        <SubtleButton full onPress={() => actions.removeLink()}>
          {t('home.mismatch.remove')}
        </SubtleButton>
      )}
    </Card>
  );
}
