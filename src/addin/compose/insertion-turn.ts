/** Longer than one insertion can take, with every call to Outlook at its limit. */
const LONGEST_WAIT_MS = 12_000;
const LOCK = 'career-relay insertion';

export type Locks = Pick<LockManager, 'request'>;

/**
 * Lets one insertion run at a time, across the pane and the ribbon's page of this client: each reads the draft, sees no
 * link and writes, so two at once would leave two links. Null when the turn did not come. Where the browser has no such
 * locks, what each side reads back afterwards settles it.
 */
export async function inTurn<T>(locks: Locks | undefined, run: () => Promise<T>): Promise<T | null> {
  if (!locks) return run();
  const waiting = new AbortController();
  const timer = setTimeout(() => waiting.abort(), LONGEST_WAIT_MS);
  try {
    return await locks.request(LOCK, { signal: waiting.signal }, () => {
      clearTimeout(timer);
      return run();
    });
  } catch (error) {
    if (waiting.signal.aborted) return null;
    throw error;
  } finally {
    clearTimeout(timer);
  }
}

/** The browser's own; pages opened outside a secure context have none. */
export function browserLocks(): Locks | undefined {
  return (navigator as { locks?: LockManager }).locks;
}
