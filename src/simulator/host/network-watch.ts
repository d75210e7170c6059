import type { Draft } from '../model/draft.ts';
import type { EventLog } from '../model/event-log.ts';
import { leakedParts, reportedInsertions, type ObservedRequest } from '../model/leak-check.ts';
import type { Translate } from '../strings/index.ts';

/** Puts every request of the add-in's pages into the log, with what was found of the draft in it. */
export class NetworkWatch {
  private readonly log: EventLog;
  private leaked = false;

  constructor(log: EventLog) {
    this.log = log;
  }

  /** For another draft: `summarise` speaks of what leaves from here on. */
  reset(): void {
    this.leaked = false;
  }

  /** Nothing of `draft` and `body`, as they are now, may be in the request. */
  observe(request: ObservedRequest, draft: Draft, body: string, translate: Translate): void {
    const leaks = leakedParts(request, draft, body);
    const inserted = reportedInsertions(request);
    const path = request.url.replace(/^https?:\/\/[^/]+/, '').split('?')[0] ?? request.url;
    const parts = [
      request.status === 0 ? translate('s.note.offline') : String(request.status),
      ...(inserted === null ? [] : [translate('s.log.count', { n: inserted })]),
      translate(leaks.length > 0 ? 's.note.leak' : 's.log.local'),
    ];
    this.leaked ||= leaks.length > 0;
    const tone = leaks.length > 0 ? 'bad' : request.status === 0 ? 'plain' : 'good';
    this.log.add(`${request.method} ${path}`, parts.join(' · '), tone);
  }

  /** One line that sums up: nothing of the draft has left so far. */
  summarise(translate: Translate): void {
    this.log.add(
      'network',
      translate(this.leaked ? 's.note.leak' : 's.log.local'),
      this.leaked ? 'bad' : 'good',
    );
  }
}
