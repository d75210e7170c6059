import { useSyncExternalStore } from 'react';
import type { DiagnosticFacts } from '../compose/diagnostics.ts';
import type { WordingStage } from '../compose/home-state.ts';
import type {
  ConnectionSource,
  EmployerNames,
  ProgressSource,
  RelaySources,
  SendCheckSource,
  SettingsSource,
  Source,
  WordingSource,
} from './pane-ports.ts';
import { NotLoadedBar, onDemand } from './shell/on-demand.tsx';
import { useRelay } from './shell/use-relay.ts';
import { useTexts } from './texts.tsx';

const SlotsView = onDemand(async () => (await import('./slots/SlotsView.tsx')).SlotsView);
const ReportView = onDemand(async () => (await import('./report/ReportView.tsx')).ReportView);
const PoolView = onDemand(async () => (await import('./pool/PoolView.tsx')).PoolView);
const SettingsView = onDemand(async () => (await import('./settings/SettingsView.tsx')).SettingsView);

export type TabId = 'home' | 'slots' | 'report' | 'pool' | 'settings';

/** What the tabs other than Home are about. */
export interface OtherTabSources {
  readonly settings: SettingsSource;
  readonly wording: WordingSource;
  readonly sendCheck: SendCheckSource;
  readonly connection: ConnectionSource;
  readonly employer: Source<EmployerNames | null>;
  readonly diagnostics: () => DiagnosticFacts;
  readonly relay: () => Promise<RelaySources>;
  readonly now: () => Date;
}

/** What is behind the tabs other than Home; its code and data are fetched when it is first opened. */
export function OtherTab({
  tab,
  totals,
  stage,
  onSubPage,
  relay: makeRelay,
  now,
  ...settings
}: OtherTabSources & {
  readonly tab: TabId;
  readonly totals: ReturnType<ProgressSource['view']>;
  /** The one that the draft on Home is for. */
  readonly stage: WordingStage;
  readonly onSubPage: (open: boolean) => void;
}) {
  const { language } = useTexts();
  const { relay, failed, failedAgain, retry } = useRelay(makeRelay, tab !== 'settings');
  const employer = useSyncExternalStore(settings.employer.subscribe, settings.employer.view);
  if (tab === 'settings')
    return (
      <SettingsView
        settings={settings.settings}
        wording={settings.wording}
        sendCheck={settings.sendCheck}
        connection={settings.connection}
        diagnostics={settings.diagnostics}
        operator={employer?.operator ?? NOBODY}
        stage={stage}
      />
    );
  if (failed) return <NotLoadedBar again={failedAgain} onRetry={retry} />;
  if (relay === null) return null;
  if (tab === 'report') return <ReportView report={relay.report} />;
  if (tab === 'pool')
    return <PoolView pool={relay.pool} company={(employer?.name ?? NOBODY)[language]} now={now} />;
  return <SlotsView slots={relay.slots} progress={totals} now={now} onSubPage={onSubPage} />;
}

const NOBODY = { ja: '', en: '' };
