import { composeItem } from './launch-item.ts';
import { joinPages, tellPages } from './page-channel.ts';
import { SESSION_KEYS } from './store-keys.ts';

/** Keeps what was asked at sending, for the rest of the draft's session. */
export function keepAsked(question: string): void {
  keepInSession(SESSION_KEYS.asked, question);
}

/** Keeps that this draft's mail was counted as sent. */
export function keepNoted(): void {
  keepInSession(SESSION_KEYS.noted, true);
}

/** Leaves a sign in this draft that event code runs here, which the settings page reports. `done` always comes if Outlook answers. */
export function markEventsRunning(startedAt: string, done: () => void): void {
  // What a pane saves from now on is known at sending.
  joinPages();
  const session = composeItem().sessionData;
  if (!session) return done();
  session.setAsync(SESSION_KEYS.sendCheckStartedAt, JSON.stringify(startedAt), () => done());
}

/** Keeps a value in the mailbox without waiting: code after the event's completion may not run at all. */
export function keepInMailbox(key: string, value: unknown): void {
  const settings = Office.context.roamingSettings;
  settings.set(key, value);
  tellPages({ [key]: value });
  settings.saveAsync(() => undefined);
}

/** Without waiting: it is on its way to Outlook before the event is over. */
function keepInSession(key: string, value: unknown): void {
  try {
    composeItem().sessionData.setAsync(key, JSON.stringify(value), () => undefined);
  } catch {
    // No session data here: the same question may come twice, which is better than never.
  }
}
