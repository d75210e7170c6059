const LOCK = 'career-relay insertion';

export type Locks = Pick<LockManager, 'request'>;

/**
 * Lets one insertion run at a time, across the pane and the ribbon's page of this client: each reads the draft, sees no
 * link and writes, so two at once would leave two links. Null when the turn did not come within the limit. Where the browser
 * has no such locks, what each side reads back afterwards settles it.
 */
export async function inTurn<T>(
  locks: Locks | undefined,
  limit: AbortSignal,
  run: () => Promise<T>,
): Promise<T | null> {
  if (!locks) return run();
  try {
    return await locks.request(LOCK, { signal: limit }, run);
  } catch (error) {
    if (limit.aborted) return null;
    throw error;
  }
}
