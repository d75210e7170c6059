import type { Connection } from '../api/connection.ts';
import type { RemoteView } from './remote-view.ts';

/** So long may pass before what is looked at again is read again. */
const OLD_MS = 5 * 60_000;
/** How often is looked whether another day has begun. */
const LOOK_MS = 60_000;

interface Source {
  readonly load: () => Promise<void>;
  readonly view: () => RemoteView<unknown>;
}

/**
 * Reads what a tab shows, and again as long as the tab is open: with new totals, on another day, when somebody looks at the
 * pane again, and once the service answers where it did not. A pane may stay open for days. Returns what ends it.
 */
export function readWhileOpen(
  { load, view }: Source,
  connection: Pick<Connection, 'view' | 'subscribe'>,
): () => void {
  let at = 0;
  let totalsOf: string | undefined;
  let answer: unknown;
  const read = () => {
    at = Date.now();
    totalsOf = connection.view().progress?.asOf;
    answer = connection.view().me;
    void load();
  };
  const isOtherDay = () => new Date().toDateString() !== new Date(at).toDateString();
  const look = () => {
    if (document.visibilityState === 'hidden') return;
    const { me, progress } = connection.view();
    const isBack = answer !== me && view().fault !== null;
    if (isBack || isOtherDay() || (progress !== null && progress.asOf !== totalsOf)) read();
  };
  const lookAgain = () => {
    // Also after the clock was set back.
    const isOld = Math.abs(Date.now() - at) >= OLD_MS;
    if (document.visibilityState !== 'hidden' && isOld) read();
    else look();
  };
  const unsubscribe = connection.subscribe(look);
  const timer = setInterval(look, LOOK_MS);
  document.addEventListener('visibilitychange', lookAgain);
  read();
  return () => {
    unsubscribe();
    clearInterval(timer);
    document.removeEventListener('visibilitychange', lookAgain);
  };
}
