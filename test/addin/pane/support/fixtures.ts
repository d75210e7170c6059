import type {
  HomeActions,
  HomeState,
  HomeView,
  Person,
  Reason,
  UnconfirmedCause,
} from '../../../../src/addin/compose/home-state.ts';
import type { SentRequest } from '../../../../src/addin/api/api-client.ts';
import type { OnboardingView } from '../../../../src/addin/compose/onboarding.ts';
import type { ProgressView } from '../../../../src/addin/compose/progress-view.ts';
import type { SendCheckStatus } from '../../../../src/addin/compose/send-check-status.ts';
import { DEFAULT_SETTINGS, type Settings } from '../../../../src/addin/compose/settings.ts';
import type { DraftOpening, HostStore, StoredValue } from '../../../../src/addin/host/mail-host.ts';
import { Wording } from '../../../../src/addin/relay/wording.ts';
import { diagnosticFacts } from '../../../support/sample-diagnostics.ts';
import { FakeService, NOW, tabSources } from './tab-fixtures.ts';
import type {
  ConnectionSource,
  EmployerNames,
  OnboardingSource,
  ProgressSource,
  SettingsSource,
  Source,
} from '../../../../src/addin/pane/pane-ports.ts';

export const SATO: Person = { name: '佐藤 美咲', address: 'misaki.sato@example.jp' };
export const TANAKA: Person = { name: '田中 健太', address: 'kenta.tanaka@example.jp' };
export const SATO_EN: Person = { name: 'Misaki Sato', address: 'misaki.sato@example.jp' };
export const TANAKA_EN: Person = { name: 'Kenta Tanaka', address: 'kenta.tanaka@example.jp' };

export const PREVIEW = {
  sentence:
    'お時間をいただいたお礼として、提携する人材紹介会社の無料サポートをご案内いたします。ご関心がございましたら、佐藤様専用のページをご覧ください。',
  url: 'https://relay.example/r/K7Q2M-9XD4T-HV83C',
  plainText: `----------------------------------
転職活動の無料サポートのご案内(任意)

お時間をいただいたお礼として、提携する
人材紹介会社の無料サポートをご案内いた
します。
ご関心がございましたら、佐藤様専用のページをご覧ください。

https://relay.example/r/K7Q2M-9XD4T-HV83C
----------------------------------`,
};

export const PREVIEW_EN = {
  ...PREVIEW,
  sentence:
    'To thank you for your time, we’d like to offer you free support from our partner recruitment agencies. If you’re interested, please see your personal page.',
  plainText: `----------------------------------
Free support for your job search (optional)

To thank you for your time, we’d like to
offer you free support from our partner
recruitment agencies. If you’re interested,
please see your personal page.

https://relay.example/r/K7Q2M-9XD4T-HV83C
----------------------------------`,
};

const REASONS: readonly Reason[] = [
  { quote: '採用を見送らせていただく', language: 'ja' },
  { quote: 'ご活躍をお祈り', language: 'ja' },
];

export const REASONS_EN: readonly Reason[] = [
  { quote: 'not be moving forward', language: 'en' },
  { quote: 'wish you the best', language: 'en' },
];

type Overrides<Kind extends HomeState['kind']> = Partial<Extract<HomeState, { kind: Kind }>>;

export function detected(overrides: Overrides<'detected'> = {}): HomeState {
  return {
    kind: 'detected',
    person: SATO,
    stage: 'first',
    preview: PREVIEW,
    bodyType: 'html',
    placement: 'signature',
    greets: null,
    reasons: REASONS,
    ...overrides,
  };
}

export function detectedInEnglish(): HomeState {
  return detected({ person: SATO_EN, preview: PREVIEW_EN, reasons: REASONS_EN });
}

export function inserted(overrides: Overrides<'inserted'> = {}): HomeState {
  return {
    kind: 'inserted',
    person: SATO,
    stage: 'first',
    preview: PREVIEW,
    bodyType: 'html',
    elsewhere: false,
    failed: null,
    greets: null,
    confirmUndo: false,
    offerReminder: false,
    ...overrides,
  };
}

export function neutral(overrides: Overrides<'neutral'> = {}): HomeState {
  return {
    kind: 'neutral',
    emptyBody: false,
    dismissed: false,
    insertable: {
      person: SATO,
      stage: 'first',
      preview: PREVIEW,
      bodyType: 'html',
      placement: 'signature',
      greets: null,
    },
    ...overrides,
  };
}

export function several(overrides: Overrides<'several'> = {}): HomeState {
  return {
    kind: 'several',
    candidates: [
      { ...SATO, field: 'to', invited: false },
      { ...TANAKA, field: 'to', invited: true },
    ],
    colleagues: [{ name: '高橋 直樹', address: 'takahashi@aoba.example', field: 'cc' }],
    canOpenDrafts: true,
    openFailed: false,
    ...overrides,
  };
}

export function invited(overrides: Overrides<'invited'> = {}): HomeState {
  return {
    kind: 'invited',
    person: SATO,
    stage: 'first',
    preview: PREVIEW,
    bodyType: 'html',
    placement: 'signature',
    greets: null,
    invitedOn: '2026-10-30',
    ...overrides,
  };
}

export function noRecipient(overrides: Overrides<'noRecipient'> = {}): HomeState {
  return {
    kind: 'noRecipient',
    reasons: [{ quote: 'ご希望に添いかねる結果', language: 'ja' }],
    cause: 'empty',
    linkInBody: false,
    ...overrides,
  };
}

export function notConnected(overrides: Overrides<'notConnected'> = {}): HomeState {
  return {
    kind: 'notConnected',
    isRejection: true,
    entry: 'account',
    fault: null,
    busy: false,
    canCancel: false,
    ...overrides,
  };
}

export const NOT_ONBOARDED: Extract<HomeState, { kind: 'notOnboarded' }> = {
  kind: 'notOnboarded',
  countingStage: 'registered',
  isRejection: false,
  company: '青葉システムズ',
  threshold: 10,
};

export const BOOKED: HomeState = {
  kind: 'booked',
  company: '青葉システムズ',
  booking: {
    bookingId: 'b1',
    startsAt: '2026-11-25T10:00:00',
    minutes: 30,
    mail: 'takahashi@aoba.example',
  },
};

export const READ_ONLY: Extract<HomeState, { kind: 'readOnly' }> = {
  kind: 'readOnly',
  mailbox: '採用窓口',
  preview: PREVIEW,
  forAnyone: false,
};

export const MISMATCH: Extract<HomeState, { kind: 'mismatch' }> = {
  kind: 'mismatch',
  owner: SATO,
  person: TANAKA,
  failed: null,
};

export function unconfirmed(cause: UnconfirmedCause = 'notFound', person = SATO): HomeState {
  return { kind: 'unconfirmed', person, preview: PREVIEW, cause };
}

export function homeView(state: HomeState, overrides: Partial<HomeView> = {}): HomeView {
  return {
    state,
    online: true,
    busy: null,
    attention: 0,
    asksToStop: false,
    images: null,
    announcement: null,
    ...overrides,
  };
}

export const TOTALS: ProgressView = {
  filled: 7,
  total: 10,
  remaining: 3,
  pending: 25,
  slots: 2,
  draft: false,
  asOf: '2026-11-23T06:00:00',
  freshness: 'fresh',
  demo: false,
  countingStage: 'registered',
  registered: 49,
  counted: 47,
  notCounted: { duplicate: 1, review: 1, ownDomain: 0, disposable: 0, other: 0 },
  newSlots: 0,
};

export const TIMES: OnboardingView = {
  times: [
    { startsAt: '2026-11-25T10:00:00', minutes: 30 },
    { startsAt: '2026-11-25T16:30:00', minutes: 15 },
    { startsAt: '2026-11-26T13:00:00', minutes: 30 },
  ],
  chosen: '2026-11-25T10:00:00',
  hasMore: true,
  changing: false,
  busy: false,
  fault: null,
};

export const SETTINGS: Settings = DEFAULT_SETTINGS;

export const LAST_REQUEST: SentRequest = {
  sentAt: '2026-11-23T10:42:00',
  method: 'POST',
  url: 'https://relay.example/v1/counts',
  headers: [
    ['Authorization', '••••••'],
    ['Content-Type', 'application/json'],
  ],
  body: '{"day":"2026-11-23","inserted":1}',
  status: 204,
  reply: '',
};

/** A source whose view a test can change. */
export class Store<View> implements Source<View> {
  private readonly listeners = new Set<() => void>();
  private current: View;

  constructor(initial: View) {
    this.current = initial;
  }

  readonly view = (): View => this.current;

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  set(view: View): void {
    this.current = view;
    this.listeners.forEach((listener) => listener());
  }
}

/** Actions that record their calls as `name(arguments)`. */
export function recordingActions(calls: string[]): HomeActions {
  const record =
    (name: string) =>
    (...values: readonly string[]) => {
      calls.push(`${name}(${values.join(', ')})`);
    };
  return {
    insert: record('insert'),
    insertFor: record('insertFor'),
    splitDrafts: record('splitDrafts'),
    undo: record('undo'),
    stopReminder: record('stopReminder'),
    keepReminder: record('keepReminder'),
    confirmUndo: record('confirmUndo'),
    cancelUndo: record('cancelUndo'),
    replace: record('replace'),
    removeLink: record('removeLink'),
    chooseStage: record('chooseStage'),
    dismissRejection: record('dismissRejection'),
    restoreRejection: record('restoreRejection'),
    checkAgain: record('checkAgain'),
    copyText: () => PREVIEW.plainText,
    copyLink: () => PREVIEW.url,
    copyMailFor: () => PREVIEW.plainText,
    acceptReminder: record('acceptReminder'),
    declineReminder: record('declineReminder'),
    useInvitationCode: record('useInvitationCode'),
    useAccount: record('useAccount'),
    cancelConnect: record('cancelConnect'),
    connect: record('connect'),
    submitCode: record('submitCode'),
  };
}

/** A mailbox that keeps what it is given, for this test. */
export function memoryStore(before: Record<string, StoredValue> = {}): HostStore {
  let kept = before;
  return {
    read: () => Promise.resolve({ ok: true, value: kept }),
    write: (changes) => {
      kept = { ...kept, ...changes };
      return Promise.resolve({ ok: true, value: undefined });
    },
  };
}

/** Everything `App` needs, with what was asked of it in `calls`. */
export function paneSources(
  view: HomeView,
  totals: ProgressView | 'loading' | 'expired' | null = TOTALS,
  service = new FakeService(),
  language: 'ja' | 'en' = 'ja',
  opens: DraftOpening | null = 'opened',
) {
  const calls: string[] = [];
  const tabs = tabSources(service, language, opens);
  const wording = new Wording(service, memoryStore(), () => ({ code: 'K7Q2M', hires: 'experienced' }));
  const sendCheck = new Store<SendCheckStatus | null>(null);
  const record =
    (name: string) =>
    (...values: readonly (string | boolean | object)[]) => {
      calls.push(`${name}(${values.map((value) => (typeof value === 'object' ? '' : value)).join(', ')})`);
    };
  const home = new Store(view);
  const progress = new Store(totals);
  const onboarding = new Store(TIMES);
  const settings = new Store(SETTINGS);
  /** Whether the mailbox saves what is changed. */
  const mailbox = { takes: true };
  const connection = new Store<'account' | 'code' | null>('account');
  const lastRequest = new Store<SentRequest | null>(LAST_REQUEST);
  return {
    calls,
    service,
    tabs,
    wording,
    mailbox,
    stores: { home, progress, onboarding, settings, connection, lastRequest, sendCheck },
    props: {
      wording,
      sendCheck: { view: sendCheck.view, subscribe: sendCheck.subscribe, look: () => undefined },
      diagnostics: () => diagnosticFacts,
      mailbox: 'takahashi@aoba.example',
      employer: new Store<EmployerNames | null>({
        name: { ja: '青葉システムズ', en: 'Aoba Systems' },
        operator: { ja: 'キャリアリレー運営事務局', en: 'Career Relay operations' },
      }),
      relay: () => Promise.resolve(tabs.sources),
      now: () => NOW,
      assistant: {
        view: home.view,
        subscribe: home.subscribe,
        actions: recordingActions(calls),
        setInteracting: record('setInteracting'),
        setVisible: record('setVisible'),
      },
      progress: {
        view: progress.view,
        subscribe: progress.subscribe,
        acknowledgeNewSlot: record('acknowledgeNewSlot'),
        reconnect: record('reconnect'),
      } satisfies ProgressSource,
      onboarding: () =>
        ({
          view: onboarding.view,
          subscribe: onboarding.subscribe,
          choose: record('choose'),
          book: record('book'),
          showMore: record('showMore'),
          writeToDecisionMaker: ({ content }) => record('writeToDecisionMaker')(content),
          change: record('change'),
          keep: record('keep'),
          retry: record('retry'),
          cancel: record('cancel'),
        }) satisfies OnboardingSource,
      settings: {
        view: settings.view,
        subscribe: settings.subscribe,
        change: (change) => {
          calls.push(`change(${JSON.stringify(change)})`);
          settings.set({ ...settings.view(), ...change });
          return Promise.resolve(mailbox.takes);
        },
      } satisfies SettingsSource,
      connection: {
        view: connection.view,
        subscribe: connection.subscribe,
        disconnect: record('disconnect'),
      } satisfies ConnectionSource,
      lastRequest: { view: lastRequest.view, subscribe: lastRequest.subscribe },
    },
  };
}
