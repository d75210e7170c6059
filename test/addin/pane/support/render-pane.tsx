import { render } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { act } from 'react';
import type { ProgressView } from '../../../../src/addin/compose/progress-view.ts';
import type { DraftOpening } from '../../../../src/addin/host/mail-host.ts';
import type { HomeState, HomeView } from '../../../../src/addin/compose/home-state.ts';
import { App } from '../../../../src/addin/pane/App.tsx';
import { translator, type UiLanguage } from '../../../../src/addin/strings/index.ts';
import { homeView, paneSources, TOTALS } from './fixtures.ts';
import { FakeService, NOW } from './tab-fixtures.ts';

/** Renders the whole pane for one state, in one language. Cards that load on demand have arrived when it resolves. */
export async function renderPane(
  state: HomeState,
  {
    language = 'ja',
    view = {},
    totals = TOTALS,
    service = new FakeService(),
    opens = 'opened',
    now = NOW,
  }: {
    readonly language?: UiLanguage;
    readonly view?: Partial<HomeView>;
    readonly totals?: ProgressView | 'loading' | 'expired' | null;
    readonly service?: FakeService;
    readonly opens?: DraftOpening | null;
    readonly now?: Date;
  } = {},
) {
  const user = userEvent.setup();
  const sources = paneSources(homeView(state, view), totals, service, language, opens);
  await act(async () => {
    render(<App {...sources.props} now={() => now} texts={translator(language)} theme="light" />);
    await import('../../../../src/addin/pane/home/RareCard.tsx');
    await import('../../../../src/addin/pane/settings/SettingsView.tsx');
    await import('../../../../src/addin/pane/slots/SlotsView.tsx');
    await import('../../../../src/addin/pane/report/ReportView.tsx');
    await import('../../../../src/addin/pane/pool/PoolView.tsx');
    await import('../../../../src/addin/pane/details/DetailsDialog.tsx');
  });
  const show = (next: HomeState, change: Partial<HomeView> = {}) =>
    act(async () => {
      sources.stores.home.set(homeView(next, change));
      await Promise.resolve();
    });
  /** Calls other than those that only report the pointer, focus and visibility. */
  const calls = () => sources.calls.filter((call) => !/^set(Interacting|Visible)/.test(call));
  return { ...sources, user, show, calls, record: sources.calls };
}

export function liveText(politeness: 'polite' | 'assertive'): string {
  return document.querySelector(`[aria-live="${politeness}"]`)?.textContent ?? '';
}
