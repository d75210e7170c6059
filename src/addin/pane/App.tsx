import { FluentProvider, makeStyles } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useId, useMemo, useRef, useState, useSyncExternalStore } from 'react';
import type { SentRequest } from '../api/api-client.ts';
import { translator, type UiLanguage } from '../strings/index.ts';
import { AnnouncerProvider } from './announcer.tsx';
import { Home } from './home/Home.tsx';
import type {
  ConnectionSource,
  HomeSource,
  OnboardingSource,
  ProgressSource,
  SettingsSource,
  Source,
} from './pane-ports.ts';
import { ProgressStrip } from './progress/ProgressStrip.tsx';
import { CardArea } from './shell/CardArea.tsx';
import { Foot } from './shell/Foot.tsx';
import { Tabs } from './shell/Tabs.tsx';
import { useAnnouncements } from './shell/use-announcements.ts';
import { TextsProvider, useTexts } from './texts.tsx';
import { RELAY_THEMES, type PaneTheme } from './theme/relay-theme.ts';

const SlotsView = lazy(async () => ({ default: (await import('./slots/SlotsView.tsx')).SlotsView }));
const SettingsView = lazy(async () => ({
  default: (await import('./settings/SettingsView.tsx')).SettingsView,
}));
const DetailsDialog = lazy(async () => ({
  default: (await import('./details/DetailsDialog.tsx')).DetailsDialog,
}));

const useStyles = makeStyles({
  pane: {
    display: 'flex',
    flexDirection: 'column',
    minHeight: '100vh',
    fontSize: '14px',
    lineHeight: '20px',
    overflowWrap: 'anywhere',
    lineBreak: 'strict',
    textAutospace: 'normal',
    backgroundColor: 'var(--colorNeutralBackground2)',
  },
  japanese: { wordBreak: 'auto-phrase' },
  column: {
    display: 'flex',
    flexDirection: 'column',
    flexGrow: 1,
    width: '100%',
    maxWidth: '420px',
    margin: '0 auto',
  },
  main: { flexGrow: 1 },
  heading: { position: 'absolute', width: '1px', height: '1px', overflow: 'hidden', clipPath: 'inset(50%)' },
});

export interface AppProps {
  readonly assistant: HomeSource;
  readonly progress: ProgressSource;
  readonly onboarding: OnboardingSource;
  readonly settings: SettingsSource;
  readonly connection: ConnectionSource;
  readonly lastRequest: Source<SentRequest | null>;
  readonly language: UiLanguage;
  readonly theme: PaneTheme;
}

/** The task pane. */
export function App({ language, theme, ...sources }: AppProps) {
  const styles = useStyles();
  const texts = useMemo(() => translator(language), [language]);

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  return (
    <FluentProvider theme={RELAY_THEMES[theme]}>
      <TextsProvider value={texts}>
        <div
          className={language === 'ja' ? `${styles.pane} ${styles.japanese}` : styles.pane}
          lang={language}
        >
          <AnnouncerProvider>
            <Shell {...sources} />
          </AnnouncerProvider>
        </div>
      </TextsProvider>
    </FluentProvider>
  );
}

type TabId = 'home' | 'slots' | 'settings';

/** States in which there is no company yet: other tabs then show the same card (ux 2). */
const WITHOUT_COMPANY: ReadonlySet<string> = new Set(['notConnected', 'notOnboarded', 'booked']);

function Shell({
  assistant,
  progress,
  onboarding,
  settings,
  connection,
  lastRequest,
}: Omit<AppProps, 'language' | 'theme'>) {
  const styles = useStyles();
  const { t } = useTexts();
  const view = useSyncExternalStore(assistant.subscribe, assistant.view);
  const totals = useSyncExternalStore(progress.subscribe, progress.view);
  const request = useSyncExternalStore(lastRequest.subscribe, lastRequest.view);
  const [tab, setTab] = useState<TabId>('home');
  const [detailsOpen, setDetailsOpen] = useState(false);
  const opener = useRef<Element | null>(null);
  const panelId = useId();
  const { setInteracting } = assistant;

  useAnnouncements(view.announcement);
  useVisibility(assistant.setVisible);

  const showsHome = tab === 'home' || (tab === 'slots' && WITHOUT_COMPANY.has(view.state.kind));
  const showDetails = () => {
    opener.current = document.activeElement;
    setDetailsOpen(true);
  };
  const hideDetails = () => {
    setDetailsOpen(false);
    if (opener.current instanceof HTMLElement) opener.current.focus();
  };
  const choose = (next: TabId) => {
    if (totals !== 'loading' && totals?.newSlot) progress.acknowledgeNewSlot();
    setTab(next);
  };

  return (
    <div className={styles.column}>
      <header>
        <h1 className={styles.heading}>{t('app.name')}</h1>
        <Tabs
          label={t('pane.tabs')}
          panelId={panelId}
          chosen={tab}
          onChoose={choose}
          tabs={[
            { id: 'home', text: t('nav.home') },
            { id: 'slots', text: t('nav.slots') },
            { id: 'settings', text: t('nav.settings') },
          ]}
        />
      </header>
      {totals !== null && tab !== 'settings' && (
        <ProgressStrip
          progress={totals}
          onShowSlots={() => choose('slots')}
          onShowDetails={showDetails}
          onReconnect={progress.reconnect}
        />
      )}
      <main className={styles.main}>
        <div id={panelId} role="tabpanel" aria-labelledby={`${panelId}-${tab}`}>
          <Suspense fallback={null}>
            {showsHome ? (
              <CardArea attention={view.attention} onInteracting={setInteracting}>
                <Home
                  view={view}
                  actions={assistant.actions}
                  onboarding={onboarding}
                  onShowDetails={showDetails}
                  onChangeWording={() => choose('settings')}
                />
              </CardArea>
            ) : tab === 'slots' ? (
              <SlotsView progress={totals} />
            ) : (
              <SettingsView settings={settings} connection={connection} />
            )}
          </Suspense>
        </div>
      </main>
      <Foot onShowDetails={showDetails} />
      {detailsOpen && (
        <Suspense fallback={null}>
          <DetailsDialog lastRequest={request} onClose={hideDetails} />
        </Suspense>
      )}
    </div>
  );
}

function useVisibility(setVisible: (visible: boolean) => void): void {
  useEffect(() => {
    const tell = () => setVisible(document.visibilityState === 'visible');
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [setVisible]);
}
