import { makeStyles, tokens } from '@fluentui/react-components';
import { useSyncExternalStore, type ReactNode } from 'react';
import { useAnnounce } from '../announcer.tsx';
import type { Settings } from '../../compose/settings.ts';
import type { ConnectionSource, SettingsSource } from '../pane-ports.ts';
import { SubtleButton } from '../parts/buttons.tsx';
import { Card } from '../parts/Card.tsx';
import { Label, Row } from '../parts/layout.tsx';
import { RadioCards } from '../parts/RadioCards.tsx';
import { SmallSelect } from '../parts/StagePicker.tsx';
import { useTexts } from '../texts.tsx';
import { Switch } from './Switch.tsx';

const useStyles = makeStyles({
  area: { display: 'flex', flexDirection: 'column', rowGap: '12px', padding: '12px' },
  heading: { margin: 0, fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold },
  value: { fontSize: '12px', lineHeight: '16px' },
});

/** The user's own choices. Each is saved at once, with a quiet word (E01). */
export function SettingsView({
  settings,
  connection,
}: {
  readonly settings: SettingsSource;
  readonly connection: ConnectionSource;
}) {
  const styles = useStyles();
  const { t } = useTexts();
  const announce = useAnnounce();
  const view = useSyncExternalStore(settings.subscribe, settings.view);
  const connectedBy = useSyncExternalStore(connection.subscribe, connection.view);
  const save = (change: Partial<Settings>) => {
    settings.change(change);
    announce(t('common.saved'));
  };
  return (
    <div className={styles.area}>
      {connectedBy && (
        <Section title={t('set.wording')}>
          <RadioCards
            look="plain"
            label={t('set.tone')}
            chosen={view.tone}
            onChoose={(tone) => {
              if (tone === 'formal' || tone === 'warm' || tone === 'brief') save({ tone });
            }}
            options={[
              { value: 'formal', content: t('set.tone.formal') },
              { value: 'warm', content: t('set.tone.warm') },
              { value: 'brief', content: t('set.tone.brief') },
            ]}
          />
        </Section>
      )}
      {connectedBy && (
        <Section title={t('set.place')}>
          <RadioCards
            look="plain"
            label={t('set.place')}
            chosen={view.placement}
            onChoose={(place) => {
              if (place === 'signature' || place === 'cursor') save({ placement: place });
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
        </Section>
      )}
      {connectedBy && (
        <Section title={t('set.sendCheck')}>
          <Switch
            label={t('set.sendCheck.other')}
            on={view.checkOwner}
            onChange={(checkOwner) => save({ checkOwner })}
          />
          <Switch
            label={t('set.sendCheck.missing')}
            on={view.remindMissing}
            onChange={(remindMissing) => save({ remindMissing })}
          />
          <Label>{t('set.sendCheck.never')}</Label>
        </Section>
      )}
      <Card>
        <Row spread>
          <h2 className={styles.heading}>{t('set.lang')}</h2>
          <SmallSelect
            value={view.language}
            label={t('set.lang')}
            onChange={(language) => save({ language })}
            options={[
              { value: 'auto', text: t('set.lang.auto') },
              { value: 'ja', text: '日本語' },
              { value: 'en', text: 'English' },
            ]}
          />
        </Row>
        <Row spread>
          <Label>{t('set.blockLang')}</Label>
          <span className={styles.value}>{t('set.blockLang.auto')}</span>
        </Row>
        {connectedBy && (
          <>
            <Row spread>
              <Label>{t('set.connection')}</Label>
              <span className={styles.value}>
                {t(connectedBy === 'account' ? 'set.connection.sso' : 'set.connection.code')}
              </span>
            </Row>
            <SubtleButton full onPress={connection.disconnect}>
              {t('set.signOut')}
            </SubtleButton>
          </>
        )}
      </Card>
    </div>
  );
}

function Section({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  const styles = useStyles();
  return (
    <Card>
      <h2 className={styles.heading}>{title}</h2>
      {children}
    </Card>
  );
}
