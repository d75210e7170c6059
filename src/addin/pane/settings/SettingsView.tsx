import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import { diagnosticsText, type DiagnosticFacts } from '../../compose/diagnostics.ts';
import type { Settings, Tone } from '../../compose/settings.ts';
import { Warning16Regular } from '../icons.ts';
import { useAnnounce } from '../announcer.tsx';
import type { ConnectionSource, SendCheckSource, SettingsSource, WordingSource } from '../pane-ports.ts';
import { Bar } from '../parts/Bar.tsx';
import { SubtleButton } from '../parts/buttons.tsx';
import { Card } from '../parts/Card.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { useFocusAfter } from '../parts/focus-after.ts';
import { useFocusSwap } from '../parts/focus.ts';
import { useLandingLook } from '../parts/landing-look.ts';
import { Label, Row } from '../parts/layout.tsx';
import { RadioCards } from '../parts/RadioCards.tsx';
import { SmallSelect } from '../parts/StagePicker.tsx';
import { TabPage } from '../parts/TabPage.tsx';
import { useTexts } from '../texts.tsx';
import { EditWording } from './EditWording.tsx';
import { SendCheckCard } from './SendCheckCard.tsx';
import { LockLine, useStage, WordingCard } from './WordingCard.tsx';

const useStyles = makeStyles({
  heading: { margin: 0, fontSize: '14px', lineHeight: '20px', fontWeight: tokens.fontWeightSemibold },
  value: { fontSize: '12px', lineHeight: '16px' },
});

/** The user's own choices. Each is saved at once, with a quiet word; what the company decided is shown and locked (E01). */
export function SettingsView({
  settings,
  wording,
  sendCheck,
  connection,
  diagnostics,
  operator,
}: {
  readonly settings: SettingsSource;
  readonly wording: WordingSource;
  readonly sendCheck: SendCheckSource;
  readonly connection: ConnectionSource;
  readonly diagnostics: () => DiagnosticFacts;
  /** Who runs the service, as the block names them. */
  readonly operator: { readonly ja: string; readonly en: string };
}) {
  const styles = useStyles();
  const { t, language: paneLanguage } = useTexts();
  const announce = useAnnounce();
  const view = useSyncExternalStore(settings.subscribe, settings.view);
  const { company } = useSyncExternalStore(wording.subscribe, wording.view);
  const connectedBy = useSyncExternalStore(connection.subscribe, connection.view);
  const [unsaved, setUnsaved] = useState(false);
  /** What kinds of mail are being written: another choice meanwhile must not put another text under the hands. */
  const [editing, setEditing] = useState<{ readonly language: 'ja' | 'en'; readonly tone: Tone } | null>(
    null,
  );
  const editButton = useFocusSwap<HTMLSpanElement>(editing !== null);
  const stage = useStage();
  const landing = useLandingLook();
  const headingId = useId();
  const focusAfter = useFocusAfter();
  const disconnecting = useRef(false);
  useEffect(() => {
    if (connectedBy === null && disconnecting.current) announce(t('set.signedOut'));
    disconnecting.current = false;
  }, [connectedBy, announce, t]);
  const { refresh } = wording;
  useEffect(() => void (connectedBy && refresh()), [connectedBy, refresh]);

  const language = view.blockLanguage === 'auto' ? paneLanguage : view.blockLanguage;
  const save = (change: Partial<Settings>) =>
    void settings.change(change).then((kept) => {
      setUnsaved(!kept);
      announce(t(kept ? 'common.saved' : 'common.error'));
    });
  if (editing)
    return (
      <EditWording
        {...stage}
        {...editing}
        wording={wording}
        operator={operator[editing.language]}
        onBack={() => setEditing(null)}
      />
    );
  return (
    <TabPage>
      {unsaved && (
        <Bar look="warn" icon={<Warning16Regular />}>
          {t('common.error')}
        </Bar>
      )}
      {connectedBy && (
        <>
          <WordingCard
            {...stage}
            wording={wording}
            settings={view}
            language={language}
            onTone={(tone) => save({ tone })}
            onEdit={() => setEditing({ language, tone: company?.managed.tone ?? view.tone })}
            editButton={editButton}
          />
          <PlacementCard settings={view} managed={company?.managed.placement ?? null} onChange={save} />
          <SendCheckCard sendCheck={sendCheck} settings={view} managed={company} onChange={save} />
        </>
      )}
      <Card>
        <Row spread>
          <h2 id={headingId} tabIndex={-1} className={mergeClasses(styles.heading, landing)}>
            {t('set.lang')}
          </h2>
          <SmallSelect
            value={view.language}
            label={t('set.lang')}
            onChange={(chosen) => save({ language: chosen })}
            options={[{ value: 'auto', text: t('set.lang.auto') }, ...LANGUAGES]}
          />
        </Row>
        {connectedBy && (
          <>
            <Row spread>
              <Label>{t('set.blockLang')}</Label>
              <SmallSelect
                value={view.blockLanguage}
                label={t('set.blockLang')}
                onChange={(blockLanguage) => save({ blockLanguage })}
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
                connection.disconnect();
              }}
            >
              {t('set.signOut')}
            </SubtleButton>
          </>
        )}
      </Card>
      <Card look="flat">
        <h2 className={styles.heading}>{t('set.diagnostics')}</h2>
        <Label>{t('set.diagnostics.note')}</Label>
        <CopyButton look="compact" text={() => diagnosticsText(diagnostics())}>
          {t('set.diagnostics.copy')}
        </CopyButton>
      </Card>
    </TabPage>
  );
}

const LANGUAGES = [
  { value: 'ja', text: '日本語' },
  { value: 'en', text: 'English' },
] as const;

function PlacementCard({
  settings,
  managed,
  onChange,
}: {
  readonly settings: Settings;
  readonly managed: 'signature' | 'cursor' | null;
  readonly onChange: (change: Partial<Settings>) => void;
}) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <Card>
      <h2 className={styles.heading}>{t('set.place')}</h2>
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
