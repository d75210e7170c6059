import { LockClosed20Regular } from '../icons.ts';
import { Card, CardHead } from '../parts/Card.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { Label, Rule, Stack } from '../parts/layout.tsx';
import { BlockQuote } from '../parts/Quote.tsx';
import { Rich, useTexts } from '../texts.tsx';
import type { CardProps } from './card-props.ts';

/** The body cannot be written: why, and copies instead (A14). */
export function ReadOnlyCard({ state, actions }: CardProps<'readOnly'>) {
  const { t, nodes } = useTexts();
  const { mailbox, preview } = state;
  const request = mailbox === '' ? t('home.readonly.request.own') : t('home.readonly.request', { mailbox });
  return (
    <Card>
      <CardHead
        icon={<LockClosed20Regular />}
        tone="mute"
        title={t('home.readonly.title')}
        text={mailbox === '' ? t('home.readonly.body.own') : t('home.readonly.body', { mailbox })}
      />
      <Rule />
      <BlockQuote preview={preview} />
      <Stack>
        <CopyButton key={preview.plainText} look="primary" text={() => actions.copyText()}>
          {t('home.readonly.copyBlock')}
        </CopyButton>
        <CopyButton key={preview.url} look="secondary" text={() => actions.copyLink()}>
          {t('home.readonly.copyLink')}
        </CopyButton>
        {state.forAnyone && <Label>{t('home.unreadable.common')}</Label>}
      </Stack>
      <Label>
        <Rich
          nodes={nodes('home.readonly.askAdmin')}
          slots={{
            a: (children) => (
              <CopyButton look="link" text={() => request}>
                {children}
              </CopyButton>
            ),
          }}
        />
      </Label>
    </Card>
  );
}
