import { useEffect, useState, useSyncExternalStore } from 'react';
import { diagnosticsText, type DiagnosticFacts } from '../../compose/diagnostics.ts';
import type { WordingStage } from '../../compose/home-state.ts';
import type { Settings, Tone } from '../../compose/settings.ts';
import { Warning16Regular } from '../icons.ts';
import { useAnnounce } from '../announcer.tsx';
import type { ConnectionSource, SendCheckSource, SettingsSource, WordingSource } from '../pane-ports.ts';
import { Bar } from '../parts/Bar.tsx';
import { Card } from '../parts/Card.tsx';
import { CopyButton } from '../parts/CopyButton.tsx';
import { useFocusSwap } from '../parts/focus.ts';
import { Label } from '../parts/layout.tsx';
import { TabPage } from '../parts/TabPage.tsx';
import { useTexts } from '../texts.tsx';
import { ConnectionCard } from './ConnectionCard.tsx';
import { EditWording } from './EditWording.tsx';
import { leftEditors } from './left-editors.ts';
import { PlacementCard } from './PlacementCard.tsx';
import { SendCheckCard } from './SendCheckCard.tsx';
import { SettingHeading } from './SettingHeading.tsx';
import { WordingCard } from './WordingCard.tsx';

/** The user's own choices. Each is saved at once, with a quiet word; what the company decided is shown and locked (E01). */
export function SettingsView({
  settings,
  wording,
  sendCheck,
  connection,
  diagnostics,
  operator,
  stage: startsAt,
}: {
  readonly settings: SettingsSource;
  readonly wording: WordingSource;
  readonly sendCheck: SendCheckSource;
  readonly connection: ConnectionSource;
  readonly diagnostics: () => DiagnosticFacts;
  /** Who runs the service, as the block names them. */
  readonly operator: { readonly ja: string; readonly en: string };
  /** Whose texts are shown first. */
  readonly stage: WordingStage;
}) {
  const { t, language: paneLanguage } = useTexts();
  const announce = useAnnounce();
  const view = useSyncExternalStore(settings.subscribe, settings.view);
  const { company } = useSyncExternalStore(wording.subscribe, wording.view);
  const connectedBy = useSyncExternalStore(connection.subscribe, connection.view);
  const [unsaved, setUnsaved] = useState(false);
  /** What kinds of mail are being written: another choice meanwhile must not put another text under the hands. */
  const left = (connectedBy && leftEditors.get(wording)) ?? null;
  const [editing, setEditing] = useState<{ readonly language: 'ja' | 'en'; readonly tone: Tone } | null>(
    left && { language: left.language, tone: left.tone },
  );
  const editButton = useFocusSwap<HTMLSpanElement>(editing !== null);
  const [stage, onStage] = useState(left?.stage ?? startsAt);
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
        stage={stage}
        onStage={onStage}
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
            stage={stage}
            onStage={onStage}
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
      <ConnectionCard
        settings={view}
        connectedBy={connectedBy}
        onDisconnect={() => connection.disconnect()}
        onChange={save}
      />
      <Card look="flat">
        <SettingHeading>{t('set.diagnostics')}</SettingHeading>
        <Label>{t('set.diagnostics.note')}</Label>
        <CopyButton look="compact" text={() => diagnosticsText(diagnostics())}>
          {t('set.diagnostics.copy')}
        </CopyButton>
      </Card>
    </TabPage>
  );
}
