import { makeResetStyles, makeStyles } from '@fluentui/react-components';
import { useEffect, useId, useRef, useState, useSyncExternalStore } from 'react';
import type { SentRequest } from '../api/api-client.ts';
import type { Translator } from '../strings/translator.ts';
import { AnnouncerProvider } from './announcer.tsx';
import { Home } from './home/Home.tsx';
import { OtherTab, type OtherTabSources, type TabId } from './OtherTab.tsx';
import type { HomeSource, OnceOnboarding, ProgressSource, Source } from './pane-ports.ts';
import { useUnseen } from './parts/unseen.ts';
import { ProgressStrip } from './progress/ProgressStrip.tsx';
import { CardArea } from './shell/CardArea.tsx';
import { Foot } from './shell/Foot.tsx';
import { onDemand } from './shell/on-demand.tsx';
import { TabBoundary } from './shell/TabBoundary.tsx';
import { Tabs } from './shell/Tabs.tsx';
import { useAnnouncements } from './shell/use-announcements.ts';
import { useTabKey } from './shell/use-tab-key.ts';
import { TextsProvider, useTexts } from './texts.tsx';
import { themeStyle, type PaneTheme } from './theme/pane-tokens.ts';
import { slotsOf } from './theme/slots-of.ts';

const DetailsDialog = onDemand(async () => (await import('./details/DetailsDialog.tsx')).DetailsDialog);

const useBase = slotsOf({
  pane: makeResetStyles({
    display: 'flex',
    flexDirection: 'column',
    minHeight: '100vh',
    fontFamily: 'var(--fontFamilyBase)',
    fontSize: '14px',
    fontWeight: 'var(--fontWeightRegular)',
    lineHeight: '20px',
    textAlign: 'start',
    color: 'var(--colorNeutralForeground1)',
    overflowWrap: 'anywhere',
    lineBreak: 'strict',
    textWrap: 'pretty',
    textAutospace: 'normal',
    backgroundColor: 'var(--colorNeutralBackground2)',
  }),
  column: makeResetStyles({ display: 'flex', flexDirection: 'column', flexGrow: 1 }),
  // What stands above and below goes to both edges and keeps its content in this column by its padding.
  main: makeResetStyles({ flexGrow: 1, width: '100%', maxWidth: '420px', margin: '0 auto' }),
  // Takes focus only when it is led there.
  panel: makeResetStyles({ outlineStyle: 'none' }),
  heading: useUnseen,
});

const useStyles = makeStyles({
  japanese: { wordBreak: 'auto-phrase' },
});

export interface AppProps extends OtherTabSources {
  readonly assistant: HomeSource;
  readonly progress: ProgressSource;
  readonly onboarding: OnceOnboarding;
  readonly lastRequest: Source<SentRequest | null>;
  /** The recruiter's own address, or empty. */
  readonly mailbox: string;
  /** In the pane's language. */
  readonly texts: Translator;
  readonly theme: PaneTheme;
}

/** The task pane. */
export function App({ texts, theme, ...sources }: AppProps) {
  const base = useBase();
  const styles = useStyles();
  const { language } = texts;

  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);

  return (
    <TextsProvider value={texts}>
      <div
        className={language === 'ja' ? `${base.pane} ${styles.japanese}` : base.pane}
        lang={language}
        // The browser's own lists and date pickers follow.
        style={{ ...themeStyle(theme), colorScheme: theme === 'light' ? 'light' : 'dark' }}
      >
        <AnnouncerProvider>
          <Shell theme={theme} {...sources} />
        </AnnouncerProvider>
      </div>
    </TextsProvider>
  );
}

const TABS = ['home', 'slots', 'report', 'pool', 'settings'] as const satisfies readonly TabId[];

/** States in which there is no company yet: other tabs then show the same card. */
const WITHOUT_COMPANY: ReadonlySet<string> = new Set(['notConnected', 'notOnboarded', 'booked']);

function Shell({ assistant, progress, onboarding, theme, ...sources }: Omit<AppProps, 'texts'>) {
  const base = useBase();
  const { t } = useTexts();
  const view = useSyncExternalStore(assistant.subscribe, assistant.view);
  const totals = useSyncExternalStore(progress.subscribe, progress.view);
  const [tab, setTab] = useState<TabId>('home');
  const [subPage, setSubPage] = useState(false);
  const details = useDetails();
  const panelId = useId();
  const { setInteracting } = assistant;
  const { attention } = view;
  const [followed, setFollowed] = useState(0);
  const titleId = useId();

  // The card that an alert's button asked for may be behind another tab.
  if (attention !== followed) {
    setFollowed(attention);
    setTab('home');
  }
  useEffect(() => {
    if (followed > 0) document.getElementById(titleId)?.focus();
  }, [followed, titleId]);

  useAnnouncements(view.announcement);
  useVisibility(assistant.setVisible);
  useTabKey();

  const showsHome = tab === 'home' || (tab !== 'settings' && WITHOUT_COMPANY.has(view.state.kind));
  const choose = (next: TabId) => {
    if (typeof totals !== 'string' && totals?.newSlots) progress.acknowledgeNewSlot();
    setTab(next);
  };

  return (
    <div className={base.column}>
      <header>
        <h1 className={base.heading}>{t('app.name')}</h1>
        <Tabs
          label={t('pane.tabs')}
          moreLabel={t('nav.more')}
          panelId={panelId}
          chosen={tab}
          onChoose={choose}
          tabs={TABS.map((id) => ({ id, text: t(`nav.${id}`) }))}
        />
      </header>
      {totals !== null && (tab === 'home' || tab === 'slots') && !subPage && (
        <ProgressStrip
          progress={totals}
          onShowSlots={() => choose('slots')}
          onShowDetails={details.show}
          onReconnect={progress.reconnect}
        />
      )}
      <main className={base.main}>
        <div
          id={panelId}
          role="tabpanel"
          tabIndex={-1}
          className={base.panel}
          aria-labelledby={`${panelId}-${tab}`}
        >
          <TabBoundary tab={tab}>
            {showsHome ? (
              <CardArea titleId={titleId} onInteracting={setInteracting}>
                <Home
                  view={view}
                  actions={assistant.actions}
                  onboarding={onboarding}
                  onShowDetails={details.show}
                  onChangeWording={() => choose('settings')}
                />
              </CardArea>
            ) : (
              <OtherTab
                tab={tab}
                totals={totals}
                stage={'stage' in view.state ? view.state.stage : 'first'}
                onSubPage={setSubPage}
                {...sources}
              />
            )}
          </TabBoundary>
        </div>
      </main>
      <Foot onShowDetails={details.show}>
        {tab === 'settings' && sources.mailbox !== ''
          ? sources.mailbox
          : t(tab === 'pool' && !showsHome ? 'pool.footer' : 'footer.privacy')}
      </Foot>
      {details.open && <Details theme={theme} lastRequest={sources.lastRequest} onClose={details.hide} />}
    </div>
  );
}

function Details({
  theme,
  lastRequest,
  onClose,
}: {
  readonly theme: PaneTheme;
  readonly lastRequest: Source<SentRequest | null>;
  readonly onClose: () => void;
}) {
  const request = useSyncExternalStore(lastRequest.subscribe, lastRequest.view);
  return <DetailsDialog theme={theme} lastRequest={request} onClose={onClose} />;
}

/** Opens the details and gives focus back to what opened them. */
function useDetails() {
  const [open, setOpen] = useState(false);
  const opener = useRef<Element | null>(null);
  return {
    open,
    show: () => {
      opener.current = document.activeElement;
      setOpen(true);
    },
    hide: () => {
      setOpen(false);
      if (opener.current instanceof HTMLElement) opener.current.focus();
    },
  };
}

function useVisibility(setVisible: (visible: boolean) => void): void {
  useEffect(() => {
    const tell = () => setVisible(document.visibilityState === 'visible');
    tell();
    document.addEventListener('visibilitychange', tell);
    return () => document.removeEventListener('visibilitychange', tell);
  }, [setVisible]);
}
