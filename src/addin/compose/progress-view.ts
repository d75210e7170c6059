import type { CountingStage, MeReply } from '../../contract/me.ts';
import type { ProgressReply } from '../../contract/progress.ts';
import type { ConnectionView } from '../api/connection.ts';

/** Totals as the strip shows them. */
export interface ProgressView {
  readonly filled: number;
  readonly total: number;
  readonly remaining: number;
  /** The true number; a drawing may be capped. */
  readonly pending: number;
  readonly slots: number;
  /** This draft carries a link that is not sent yet. */
  readonly draft: boolean;
  /** ISO moment of the totals. */
  readonly asOf: string;
  readonly freshness: 'fresh' | 'offline' | 'expired';
  readonly demo: boolean;
  readonly countingStage: CountingStage;
  readonly registered: number;
  readonly counted: number;
  readonly notCounted: ProgressReply['notCounted'];
  /** Earned since the user last looked. */
  readonly newSlots: number;
}

/** What only this device knows about the moment. */
export interface LocalProgress {
  readonly thisDraftInserted: boolean;
  /** Links inserted here that the service has not counted yet, other than the one in this draft. */
  readonly locallySent: number;
  /** Earned since the user last looked. */
  readonly newSlots: number;
}

/**
 * Pure. Null hides the strip: before there is a company there is nothing to count. `expired` where the connection ended
 * before there were any totals: nothing more comes by waiting.
 */
export function progressView(
  {
    me,
    progress,
    online,
    expired,
    loading,
  }: Pick<ConnectionView, 'me' | 'progress' | 'online' | 'expired' | 'loading'>,
  local: LocalProgress,
): ProgressView | 'loading' | 'expired' | null {
  if (me === null) return loading ? 'loading' : null;
  if (me.employer.status === 'onboarding') return null;
  if (progress === null) return expired ? 'expired' : 'loading';
  return {
    filled: progress.filled,
    total: progress.threshold,
    remaining: progress.remaining,
    pending: Math.max(0, progress.pending + local.locallySent),
    slots: progress.slots.available,
    draft: local.thisDraftInserted,
    asOf: progress.asOf,
    freshness: expired ? 'expired' : online ? 'fresh' : 'offline',
    demo: isDemo(me, progress),
    countingStage: me.policy.countingStage,
    registered: progress.registered,
    counted: progress.counted,
    notCounted: progress.notCounted,
    newSlots: local.newSlots,
  };
}

function isDemo(me: MeReply, progress: ProgressReply): boolean {
  return me.employer.demo || progress.cadence === 'at_once';
}
