import type { HomeActions, HomeView } from '../compose/home-state.ts';
import type { OnboardingView } from '../compose/onboarding.ts';
import type { ProgressView } from '../compose/progress-view.ts';
import type { Settings } from '../compose/settings.ts';
import type { BookingReply } from '../../contract/onboarding.ts';

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
  /** The pointer is over the card, or focus is inside it: the card must not change under the user's hand (ux 6). */
  readonly setInteracting: (interacting: boolean) => void;
  /** The pane is on screen; nothing needs to be watched while it is not. */
  readonly setVisible: (visible: boolean) => void;
}

/** Null hides the strip (no company yet); `loading` shows its skeleton. */
export interface ProgressSource extends Source<ProgressView | 'loading' | null> {
  /** The user has seen that a slot was earned. */
  readonly acknowledgeNewSlot: () => void;
  readonly reconnect: () => void;
}

export interface OnboardingSource extends Source<OnboardingView> {
  readonly choose: (startsAt: string) => void;
  readonly book: () => void;
  readonly showMore: () => void;
  readonly writeToDecisionMaker: () => void;
  readonly change: (booking: BookingReply) => void;
  readonly cancel: (booking: BookingReply) => void;
}

/** The recruiter's own choices; a change shows at once. */
export interface SettingsSource extends Source<Settings> {
  readonly change: (change: Partial<Settings>) => unknown;
}

/** How this device is connected; null while it is not. */
export interface ConnectionSource extends Source<'account' | 'code' | null> {
  readonly disconnect: () => void;
}
