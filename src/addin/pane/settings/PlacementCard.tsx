import type { Settings } from '../../compose/settings.ts';
import { Card } from '../parts/Card.tsx';
import { Label } from '../parts/layout.tsx';
import { RadioCards } from '../parts/RadioCards.tsx';
import { useTexts } from '../texts.tsx';
import { SettingHeading } from './SettingHeading.tsx';
import { LockLine } from './WordingCard.tsx';

/** Where the link goes; locked where the company decided it. */
export function PlacementCard({
  settings,
  managed,
  onChange,
}: {
  readonly settings: Settings;
  readonly managed: 'signature' | 'cursor' | null;
  readonly onChange: (change: Partial<Settings>) => void;
}) {
  const { t } = useTexts();
  return (
    <Card>
      <SettingHeading>{t('set.place')}</SettingHeading>
      <RadioCards
        look="plain"
        label={t('set.place')}
        locked={managed !== null}
        chosen={managed ?? settings.placement}
        onChoose={(place) => {
          if (place === 'signature' || place === 'cursor') onChange({ placement: place });
        }}
        options={[
          {
            value: 'signature',
            content: (
              <span>
                {t('set.place.signature')}
                <br />
                <Label>{t('set.place.signature.note')}</Label>
              </span>
            ),
          },
          { value: 'cursor', content: t('set.place.cursor') },
        ]}
      />
      {managed !== null && <LockLine text={t('set.sendCheck.managed')} />}
    </Card>
  );
}
