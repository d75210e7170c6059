import type { HomeActions, HomeView } from '../compose/home-state.ts';
import type { OnboardingOptions, OnboardingView } from '../compose/onboarding.ts';
import type { ProgressView } from '../compose/progress-view.ts';
import type { SendCheckStatus } from '../compose/send-check-status.ts';
import type { Settings } from '../compose/settings.ts';
import type { BookingReply } from '../../contract/onboarding.ts';
import type { Pool } from '../relay/pool.ts';
import type { Report } from '../relay/report.ts';
import type { Slots } from '../relay/slots.ts';
import type { Wording } from '../relay/wording.ts';

/**
 * What the pane needs from the rest of the add-in. A `view` call returns the same object until something changes, and
 * `subscribe` tells of every change: together they are what React's `useSyncExternalStore` asks for.
 */
export interface Source<View> {
  readonly view: () => View;
  readonly subscribe: (listener: () => void) => () => void;
}

/** The compose assistant, as the pane sees it. */
export interface HomeSource extends Source<HomeView> {
  readonly actions: HomeActions;
  /** The pointer is over the card, or focus is inside it: the card must not change under the user's hand. */
  readonly setInteracting: (interacting: boolean) => void;
  /** The pane is on screen; nothing needs to be watched while it is not. */
  readonly setVisible: (visible: boolean) => void;
}

/** Null hides the strip (no company yet); `loading` shows its skeleton. */
export interface ProgressSource extends Source<ProgressView | 'loading' | 'expired' | null> {
  /** The user has seen that a slot was earned. */
  readonly acknowledgeNewSlot: () => void;
  readonly reconnect: () => void;
}

export interface OnboardingSource extends Source<OnboardingView> {
  readonly choose: (startsAt: string) => void;
  readonly book: () => void;
  readonly showMore: () => void;
  readonly writeToDecisionMaker: (mail: { readonly subject: string; readonly content: string }) => void;
  readonly change: () => void;
  readonly keep: () => void;
  readonly retry: () => unknown;
  readonly cancel: (booking: BookingReply) => void;
}

/** The one of this pane, made at the first call by what comes with the cards that need it (docs/decisions/0022). */
export type OnceOnboarding = (make: (options: OnboardingOptions) => OnboardingSource) => OnboardingSource;

/** The recruiter's own choices; a change shows at once. False when it could not be saved. */
export interface SettingsSource extends Source<Settings> {
  readonly change: (change: Partial<Settings>) => Promise<boolean>;
}

/** How this device is connected; null while it is not. */
export interface ConnectionSource extends Source<'account' | 'code' | null> {
  readonly disconnect: () => void;
}

/** Whether the check at sending works for this draft; null until it was looked for. */
export interface SendCheckSource extends Source<SendCheckStatus | null> {
  readonly look: () => unknown;
}

export type SlotsSource = Pick<
  Slots,
  | 'view'
  | 'subscribe'
  | 'load'
  | 'open'
  | 'openForm'
  | 'change'
  | 'closeForm'
  | 'submit'
  | 'notifiedAddress'
  | 'cancel'
  | 'accept'
  | 'decline'
  | 'setInterview'
  | 'reportResult'
>;
export type ReportSource = Pick<
  Report,
  'view' | 'subscribe' | 'load' | 'open' | 'choosePeriod' | 'csv' | 'setCostPerHire'
>;
export type PoolSource = Pick<Pool, 'view' | 'subscribe' | 'load' | 'open' | 'resume' | 'write'>;
export type WordingSource = Pick<
  Wording,
  'view' | 'subscribe' | 'textFor' | 'closing' | 'save' | 'reset' | 'refresh'
>;

/** What the tabs below Home need; made when the first of them is opened. */
export interface RelaySources {
  readonly slots: SlotsSource;
  readonly report: ReportSource;
  readonly pool: PoolSource;
}

/** What a company and the service are called, in both languages. */
export interface EmployerNames {
  readonly name: { readonly ja: string; readonly en: string };
  readonly operator: { readonly ja: string; readonly en: string };
}
