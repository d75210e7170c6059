import type { HomeState, HomeView } from '../../src/addin/compose/home-state.ts';
import type { OnboardingView } from '../../src/addin/compose/onboarding.ts';
import type { ProgressView } from '../../src/addin/compose/progress-view.ts';
import type { SendCheckStatus } from '../../src/addin/compose/send-check-status.ts';
import type { MessageKey } from '../../src/addin/strings/index.ts';

export type PictureLanguage = 'ja' | 'en';
export type PictureTheme = 'light' | 'dark' | 'highContrast';

/** What is done in the pane before its picture is taken; texts by their key. */
export type Step =
  | { readonly press: MessageKey; readonly opens?: 'dialog' }
  | { readonly tab: 'slots' | 'report' | 'pool' | 'settings' }
  | { readonly fill: MessageKey; readonly text: Readonly<Record<PictureLanguage, string>> }
  | { readonly choose: MessageKey; readonly option: Readonly<Record<PictureLanguage, string>> }
  /** Puts a text before the editor's first character. */
  | { readonly write: Readonly<Record<PictureLanguage, string>> };

export interface Picture {
  /** As in the design, e.g. `A03-home-detected`. */
  readonly id: string;
  readonly themes?: readonly PictureTheme[];
  readonly state?: (language: PictureLanguage) => HomeState;
  readonly view?: Partial<HomeView>;
  readonly totals?: ProgressView | 'loading' | null;
  /** Answers of the service other than the usual ones. */
  readonly answers?: (language: PictureLanguage) => Readonly<Record<string, unknown>>;
  readonly sendCheck?: SendCheckStatus;
  /** What is known of times for the meeting, other than usual. */
  readonly times?: Partial<OnboardingView>;
  /** The recruiter's own address, where it matters. */
  readonly mailbox?: string;
  readonly connectedBy?: 'account' | 'code' | null;
  readonly steps?: readonly Step[];
  /** Pixels; 320 unless it is about another width. */
  readonly width?: number;
  readonly height?: number;
}
