import type { HomeState } from './home-state.ts';

/** What is on screen, and what may replace it. */
export interface Stability {
  readonly shown: HomeState;
  /** A different state the last read gave, since when, and how many reads in a row. */
  readonly waiting: { readonly state: HomeState; readonly since: number; readonly reads: number } | null;
  /** When the skeleton is first painted; it is not before there has been time to do without. */
  readonly skeletonAt: number;
}

/** Ready within this time, no skeleton is shown at all. */
export const SKELETON_DELAY_MS = 150;
const SKELETON_MIN_MS = 300;
const NEUTRAL_DELAY_MS = 6000;

/** The delay is 0 where another draft's card is on screen: the skeleton takes its place at once. */
export function startStability(now: number, skeletonDelayMs = SKELETON_DELAY_MS): Stability {
  return { shown: { kind: 'checking' }, waiting: null, skeletonAt: now + skeletonDelayMs };
}

/**
 * Keeps the card calm: another state is shown when two reads in a row agree, never under the user's pointer or
 * focus unless it warns of another person's link, and neutral only after six seconds. What the user did themselves
 * (`own`) shows at once. Pure; `now` in milliseconds.
 */
export function stabilise(
  stability: Stability,
  next: HomeState,
  { now, interacting, own }: { readonly now: number; readonly interacting: boolean; readonly own: boolean },
): Stability {
  const { shown, waiting, skeletonAt } = stability;
  if (shown.kind === 'checking' && next.kind !== 'checking') {
    const painted = now >= skeletonAt;
    if (!own && painted && now < skeletonAt + SKELETON_MIN_MS) return wait(stability, next, now);
    return show(stability, next);
  }
  if (own || stateKey(next) === stateKey(shown)) return show(stability, next);
  const same = waiting !== null && stateKey(waiting.state) === stateKey(next);
  const reads = same ? waiting.reads + 1 : 1;
  const since = same ? waiting.since : now;
  const ready =
    reads >= 2 &&
    (!interacting || next.kind === 'mismatch') &&
    (next.kind !== 'neutral' || now - since >= NEUTRAL_DELAY_MS);
  return ready ? show(stability, next) : { ...stability, waiting: { state: next, since, reads } };
}

/** When to look again because a skeleton is being held, in milliseconds of the same clock; null when nothing is. */
export function heldUntil({ shown, waiting, skeletonAt }: Stability): number | null {
  return shown.kind === 'checking' && waiting ? skeletonAt + SKELETON_MIN_MS : null;
}

/** Two states with the same key are the same card, whatever it quotes. */
export function stateKey(state: HomeState): string {
  switch (state.kind) {
    case 'mismatch':
      return `mismatch ${state.owner?.address ?? ''} ${state.person?.address ?? ''} ${state.shared}`;
    case 'inserted':
    case 'unconfirmed':
    case 'invited':
    case 'detected':
      return `${state.kind} ${state.person.address}`;
    case 'neutral':
      return `neutral ${state.insertable?.person.address ?? ''}`;
    case 'several':
      return `several ${state.candidates.map(({ address }) => address).join(' ')}`;
    case 'noRecipient':
      return `noRecipient ${state.cause}`;
    case 'unsupported':
    case 'notConnected':
    case 'notOnboarded':
    case 'booked':
    case 'paused':
    case 'noItem':
    case 'readOnly':
    case 'unreadable':
    case 'checking':
      return state.kind;
  }
}

function show(stability: Stability, shown: HomeState): Stability {
  return { ...stability, shown, waiting: null };
}

function wait(stability: Stability, state: HomeState, now: number): Stability {
  return { ...stability, waiting: { state, since: now, reads: 1 } };
}
