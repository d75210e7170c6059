import { changeAsk } from '../../stores/slot-requests.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { giveBackIfNobodyIsLeft } from '../slots/requests.ts';
import { isOpen, onAsk, type Actor } from './asked-request.ts';

/** The agency has nobody to propose. Where no other agency is left, the employer's slot goes back. */
export async function passRequest(
  context: ServiceContext,
  actor: Actor,
  askId: string,
): Promise<'done' | 'not_found' | 'closed'> {
  return onAsk(context, actor, askId, async ({ db, ledger, ask, request }) => {
    if (ask.state === 'passed') return 'done';
    if (ask.state !== 'open' || !isOpen(request)) return 'closed';
    await changeAsk(db, ask, { state: 'passed', answered_at: moment(ledger.now) });
    await giveBackIfNobodyIsLeft(context, db, ledger, request);
    return 'done';
  });
}

/** The agency thinks again about a request that it passed and that still waits, with what it had drafted. */
export async function reopenRequest(
  context: ServiceContext,
  actor: Actor,
  askId: string,
): Promise<'done' | 'not_found' | 'closed'> {
  return onAsk(context, actor, askId, async ({ db, ask, request }) => {
    if (!isOpen(request)) return 'closed';
    if (ask.state === 'passed') await changeAsk(db, ask, { state: 'open', answered_at: null });
    return 'done';
  });
}

/**
 * `stale`: nothing was kept, because somebody kept another draft since. `closed` and `passed`: it is kept, and the request
 * waits for no proposal of the agency any more.
 */
type KeepResult = 'done' | 'not_found' | 'closed' | 'passed' | 'stale';

/**
 * Keeps an unfinished proposal as the form had it; `seen` is the draft the form began with. One draft serves the whole
 * agency: whoever typed nothing writes over nobody's, and whoever did is told of another one before it goes.
 */
export async function keepDraft(
  context: ServiceContext,
  actor: Actor,
  askId: string,
  { draft, seen }: { readonly draft: string | null; readonly seen: string | null },
): Promise<KeepResult> {
  return onAsk<KeepResult>(context, actor, askId, async ({ db, ask, request }) => {
    if (draft !== seen && draft !== ask.draft) {
      if (ask.draft !== null && ask.draft !== seen) return 'stale';
      await changeAsk(db, ask, { draft });
    }
    if (!isOpen(request)) return 'closed';
    return ask.state === 'passed' ? 'passed' : 'done';
  });
}
