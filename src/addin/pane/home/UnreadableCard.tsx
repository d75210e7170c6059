import { ArrowClockwise20Regular, CloudOff20Regular, MailRead20Regular } from '../icons.ts';
import { SecondaryButton } from '../parts/buttons.tsx';
import { Card, CardHead } from '../parts/Card.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { Label, Stack } from '../parts/layout.tsx';
import { useTexts } from '../texts.tsx';
import type { CardProps } from './card-props.ts';

/** Outlook does not answer: what still works, and that nothing needs to be done about it. */
export function UnreadableCard({ busy, actions }: CardProps<'unreadable'>) {
  const { t } = useTexts();
  return (
    <Card>
      <CardHead
        icon={<CloudOff20Regular />}
        tone="mute"
        title={t('home.unreadable.title')}
        text={t('home.unreadable.body')}
      />
      <Stack>
        <SecondaryButton
          full
          icon={<ArrowClockwise20Regular />}
          busy={busy === 'checking'}
          onPress={() => actions.checkAgain()}
        >
          {t('home.unreadable.again')}
        </SecondaryButton>
        <CopyButton look="secondary" text={() => actions.copyText()}>
          {t('home.readonly.copyBlock')}
        </CopyButton>
        <Label>{t('home.unreadable.common')}</Label>
      </Stack>
    </Card>
  );
}

/** A pinned pane beside no message, or one that is only being read. */
export function NoItemCard() {
  const { t } = useTexts();
  return (
    <Card>
      <CardHead
        icon={<MailRead20Regular />}
        tone="mute"
        title={t('home.noItem.title')}
        text={t('home.noItem.body')}
      />
    </Card>
  );
}
