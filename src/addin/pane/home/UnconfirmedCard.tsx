import { useState } from 'react';
import { ArrowClockwise20Regular, Warning16Regular, Warning20Regular } from '../icons.ts';
import { Bar } from '../parts/Bar.tsx';
import { SecondaryButton } from '../parts/buttons.tsx';
import { Card, CardHead } from '../parts/Card.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { Label, Rule, Stack } from '../parts/layout.tsx';
import { PersonRow } from '../parts/PersonRow.tsx';
import { useTexts } from '../texts.tsx';
import type { CardProps } from './card-props.ts';

const CAUSES = {
  notFound: 'home.unconfirmed.body',
  noAnswer: 'home.unconfirmed.error',
  refused: 'home.unconfirmed.refused',
  tooLong: 'home.unconfirmed.tooLong',
  images: 'home.unconfirmed.images',
  writing: 'home.unconfirmed.writing',
} as const;

/** The host said "done", or nothing, but the link is not in the text. Never a silent second try (A16). */
export function UnconfirmedCard({ state, busy, actions }: CardProps<'unconfirmed'>) {
  const { t } = useTexts();
  const [copied, setCopied] = useState(false);
  return (
    <Card>
      <CardHead icon={<Warning20Regular />} tone="caution" title={t('home.unconfirmed.title')} />
      <Rule />
      <PersonRow person={state.person} />
      <Bar look="warn" icon={<Warning16Regular />}>
        {t(CAUSES[state.cause])}
      </Bar>
      <Stack>
        <CopyButton
          key={state.preview.plainText}
          look="primary"
          text={() => actions.copyText()}
          announcement={t('home.unconfirmed.copied')}
          onCopied={() => setCopied(true)}
        >
          {t('home.unconfirmed.copy')}
        </CopyButton>
        <SecondaryButton
          full
          icon={<ArrowClockwise20Regular />}
          busy={busy === 'checking'}
          onPress={() => actions.checkAgain()}
        >
          {t('home.unconfirmed.check')}
        </SecondaryButton>
        {copied && <Label>{t('home.unconfirmed.copied')}</Label>}
      </Stack>
    </Card>
  );
}
