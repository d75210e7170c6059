import { makeStyles } from '@fluentui/react-components';
import { useEffect, useId, useRef } from 'react';
import type { Settings } from '../../compose/settings.ts';
import { useAnnounce } from '../announcer.tsx';
import type { ConnectionSource } from '../pane-ports.ts';
import { SubtleButton } from '../parts/buttons.tsx';
import { Card } from '../parts/Card.tsx';
import { useFocusAfter } from '../parts/focus-after.ts';
import { Label, Row } from '../parts/layout.tsx';
import { SmallSelect } from '../parts/StagePicker.tsx';
import { useTexts } from '../texts.tsx';
import { SettingHeading } from './SettingHeading.tsx';

const useStyles = makeStyles({ value: { fontSize: '12px', lineHeight: '16px' } });

const LANGUAGES = [
  { value: 'ja', text: '日本語' },
  { value: 'en', text: 'English' },
] as const;

/** The languages, and how this mailbox is connected. */
export function ConnectionCard({
  settings,
  connectedBy,
  onDisconnect,
  onChange,
}: {
  readonly settings: Settings;
  readonly connectedBy: ReturnType<ConnectionSource['view']>;
  readonly onDisconnect: () => void;
  readonly onChange: (change: Partial<Settings>) => void;
}) {
  const styles = useStyles();
  const { t } = useTexts();
  const announce = useAnnounce();
  const headingId = useId();
  const focusAfter = useFocusAfter();
  const disconnecting = useRef(false);
  useEffect(() => {
    if (connectedBy === null && disconnecting.current) announce(t('set.signedOut'));
    disconnecting.current = false;
  }, [connectedBy, announce, t]);
  return (
    <Card>
      <Row spread>
        <SettingHeading id={headingId}>{t('set.lang')}</SettingHeading>
        <SmallSelect
          value={settings.language}
          label={t('set.lang')}
          onChange={(language) => onChange({ language })}
          options={[{ value: 'auto', text: t('set.lang.auto') }, ...LANGUAGES]}
        />
      </Row>
      {connectedBy && (
        <>
          <Row spread>
            <Label>{t('set.blockLang')}</Label>
            <SmallSelect
              value={settings.blockLanguage}
              label={t('set.blockLang')}
              onChange={(blockLanguage) => onChange({ blockLanguage })}
              options={[{ value: 'auto', text: t('set.blockLang.auto') }, ...LANGUAGES]}
            />
          </Row>
          <Row spread>
            <Label>{t('set.connection')}</Label>
            <span className={styles.value}>
              {t(connectedBy === 'account' ? 'set.connection.sso' : 'set.connection.code')}
            </span>
          </Row>
          <SubtleButton
            full
            onPress={() => {
              disconnecting.current = true;
              focusAfter(headingId);
              onDisconnect();
            }}
          >
            {t('set.signOut')}
          </SubtleButton>
        </>
      )}
    </Card>
  );
}
