import { MOST_REPORTS } from '../../contract/count-limits.ts';
import type { CountReport, CountsReply } from '../../contract/counts.ts';
import type { HostStore, StoredValue } from '../host/mail-host.ts';
import { MAILBOX_KEYS } from '../host/store-keys.ts';
import type { ApiClient } from './api-client.ts';
import type { Connection } from './connection.ts';
import { isCountReport } from './reply-shapes.ts';

/** A report and the code of the company whose links it counts, which is the mailbox's own: another one is told nothing of it. */
type Waiting = CountReport & { readonly employer?: string };

type CountKind = Pick<Waiting, 'day' | 'stage' | 'language' | 'employer'>;

/** The mark of a report in the mailbox that was never offered to the service. */
const GROWING = 'growing';
/** With so many offered in vain, only they are tried again: the others grow together, as the mailbox has little room. */
const CROWDED = 10;
/** Growing pauses between tries, the last one repeated. */
const PAUSES_MS = [15_000, 60_000, 300_000, 1_800_000];

export interface CountQueueOptions {
  readonly api: Pick<ApiClient, 'post'>;
  readonly store: HostStore;
  readonly newId: () => string;
  readonly isConnected: () => boolean;
  /** The company that the connection speaks for; reports of others wait until it does so for them. */
  readonly employer: () => string | undefined;
}

/**
 * Numbers of links inserted and sent, never for whom. They wait in the mailbox until the service has them; a report
 * that was offered once keeps its id and its numbers, so that trying again cannot count twice, and what happens later
 * goes into a new report.
 */
export class CountQueue {
  private reports: Waiting[] = [];
  private readonly offered = new Set<string>();
  /** Kept as not offered yet, so that a later session may still add to them. */
  private readonly growing = new Set<string>();
  private flushing = false;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly options: CountQueueOptions;

  constructor(options: CountQueueOptions) {
    this.options = options;
  }

  /** Takes over what an earlier session left. Its reports may have been offered already. */
  async load(): Promise<void> {
    await this.reread();
  }

  /** Another page has written what waits. What only this one knows of, and has offered to nobody, stays. */
  async reread(): Promise<void> {
    const stored = await this.options.store.read();
    if (!stored.ok) return;
    const reports = readReports(stored.value[MAILBOX_KEYS.counts]);
    this.learnOffered(reports, stored.value[MAILBOX_KEYS.counts]);
    const known = new Set(reports.map(({ reportId }) => reportId));
    const own = this.reports.filter(({ reportId }) => !known.has(reportId) && !this.offered.has(reportId));
    this.reports = [...reports, ...own];
  }

  /** Links inserted here that the service has not been told of yet. */
  get unreported(): number {
    return this.due().reduce((sum, report) => sum + report.inserted, 0);
  }

  /** `inserted` is -1 for an undo, which takes back an insertion that was not reported yet without a trace. */
  async add(kind: CountKind, change: { readonly inserted?: number; readonly sent?: number }): Promise<void> {
    const open = this.reports.find(
      (report) =>
        !this.offered.has(report.reportId) &&
        report.day === kind.day &&
        report.stage === kind.stage &&
        report.language === kind.language &&
        report.employer === kind.employer,
    );
    const merged: Waiting = {
      reportId: open?.reportId ?? this.options.newId(),
      ...kind,
      inserted: (open?.inserted ?? 0) + (change.inserted ?? 0),
      sent: (open?.sent ?? 0) + (change.sent ?? 0),
    };
    const others = this.reports.filter((report) => report !== open);
    if (this.failures > 0 || !this.options.isConnected()) this.growing.add(merged.reportId);
    // Another page may know a growing one as its own: it learns of the undo from what is kept, not from what is gone.
    const isKept = hasNumbers(merged) || this.growing.has(merged.reportId);
    this.reports = isKept ? [...others, merged] : others;
    await this.save();
  }

  /**
   * What the service has not been told of yet, for another page of the add-in to deliver as well. From here on it counts
   * as offered: nothing is added to these reports any more, and what happens next goes into new ones.
   */
  handOver(): StoredValue {
    this.offer(this.reports);
    return this.reports;
  }

  /** Takes over what another page of the add-in may have delivered already: a report counts once, by its id. */
  async adopt(waiting: StoredValue): Promise<void> {
    const known = new Set(this.reports.map(({ reportId }) => reportId));
    const reports = readReports(waiting);
    this.offer(reports);
    const added = reports.filter(({ reportId }) => !known.has(reportId));
    if (added.length === 0) return;
    this.reports = [...this.reports, ...added];
    await this.save();
    void this.flush();
  }

  /**
   * Takes over what the send check noted, and sends what waits. Notes have ids as reports have, so that all windows may take
   * them at once. As long as nothing can be delivered they stay where they are, and grow: there they take less room.
   */
  async deliver(): Promise<void> {
    if (this.failures === 0 && this.options.isConnected()) await this.takeNoted();
    await this.flush();
  }

  private async takeNoted(): Promise<void> {
    const stored = await this.options.store.read();
    const notes = stored.ok ? stored.value[MAILBOX_KEYS.sent] : null;
    if (!Array.isArray(notes) || notes.length === 0) return;
    // An earlier version noted each mail by itself.
    const whole = notes.map((note: object | null) => ({
      reportId: this.options.newId(),
      inserted: 0,
      sent: 1,
      ...note,
    }));
    const known = new Set(this.reports.map(({ reportId }) => reportId));
    // One that was offered and is not known has arrived; it is still there where it could not be taken out.
    const fresh = readReports(whole).filter(
      ({ reportId }) => !known.has(reportId) && !this.offered.has(reportId),
    );
    // The other windows may have them as well: nothing may be added to them.
    this.offer(fresh);
    this.reports = [...this.reports, ...fresh];
    await this.save({ [MAILBOX_KEYS.sent]: null });
  }

  /** Sends what waits; safe to call at any time. A failure is silent and tried again with the next one. */
  async flush(): Promise<void> {
    if (this.flushing || !this.options.isConnected()) return;
    const counting = this.reports.filter(hasNumbers);
    if (counting.length < this.reports.length) {
      // The other pages have heard that it came to nothing.
      this.reports = counting;
      void this.save();
    }
    const due = this.due();
    if (due.length === 0) return;
    this.flushing = true;
    clearTimeout(this.timer);
    try {
      const again = due.filter(({ reportId }) => this.offered.has(reportId));
      const batch = (again.length >= CROWDED ? again : due).slice(0, MOST_REPORTS);
      // Before anybody can have them: nothing may be added to them by another page or a later session.
      if (this.offer(batch)) await this.save();
      const result = await this.options.api.post<CountsReply>('/v1/counts', { reports: batch.map(onWire) });
      if (result.ok || result.code === 'invalid_request') {
        // A refused batch would be refused for ever and hold up all later ones.
        const done = new Set(batch.map((report) => report.reportId));
        this.reports = this.reports.filter((report) => !done.has(report.reportId));
        this.failures = 0;
        await this.save();
      } else {
        this.failures += 1;
        this.retryLater();
      }
    } finally {
      this.flushing = false;
    }
    if (this.failures === 0) await this.deliver();
  }

  /** Marks reports as offered, so that nothing is added to them; true where the mailbox does not know that yet. */
  private offer(reports: readonly CountReport[]): boolean {
    let isNews = false;
    for (const { reportId } of reports) {
      this.offered.add(reportId);
      isNews = this.growing.delete(reportId) || isNews;
    }
    return isNews;
  }

  /** Takes over from the mailbox which reports may have been offered and which are still growing. */
  private learnOffered(reports: readonly CountReport[], stored: StoredValue | undefined): void {
    const growing = new Set(readReports(stored, true).map(({ reportId }) => reportId));
    this.offer(reports.filter(({ reportId }) => !growing.has(reportId)));
    for (const reportId of growing) if (!this.offered.has(reportId)) this.growing.add(reportId);
  }

  private retryLater(): void {
    const pause = PAUSES_MS[Math.min(this.failures, PAUSES_MS.length) - 1] ?? 0;
    this.timer = setTimeout(() => void this.flush(), pause);
  }

  /** The reports of the company that the connection speaks for; older ones name no company. */
  private due(): Waiting[] {
    const current = this.options.employer();
    return this.reports.filter(({ employer }) => employer === undefined || employer === current);
  }

  private async save(more: Readonly<Record<string, null>> = {}): Promise<void> {
    const reports = this.reports.map((report) =>
      this.growing.has(report.reportId) ? { ...report, [GROWING]: true } : { ...report },
    );
    await this.options.store.write({
      ...more,
      [MAILBOX_KEYS.counts]: reports.length > 0 ? reports : null,
    });
  }
}

function hasNumbers({ inserted, sent }: CountReport): boolean {
  return inserted !== 0 || sent !== 0;
}

/** The reports that the mailbox keeps, or only those with the mark `GROWING`; the mark itself is left out. */
function readReports(value: unknown, onlyGrowing = false): Waiting[] {
  if (!Array.isArray(value)) return [];
  return value
    .filter(isCountReport)
    .filter((report) => !onlyGrowing || Reflect.get(report, GROWING) === true)
    .map((report) => {
      const employer: unknown = Reflect.get(report, 'employer');
      return typeof employer === 'string' ? { ...onWire(report), employer } : onWire(report);
    });
}

/** What the service takes, and nothing else. */
function onWire({ reportId, day, stage, language, inserted, sent }: CountReport): CountReport {
  return { reportId, day, stage, language, inserted, sent };
}

/** Sends what waits when there is a connection to send it by: with the pane, with another code, or by itself again. */
export function deliverWhenConnected({
  connection,
  counts,
}: {
  readonly connection: Pick<Connection, 'view' | 'subscribe' | 'isConnected'>;
  readonly counts: Pick<CountQueue, 'deliver'>;
}): void {
  let known: string | undefined;
  const look = () => {
    const now = connection.isConnected() ? connection.view().me?.employer.code : undefined;
    if (now === known) return;
    known = now;
    if (now !== undefined) void counts.deliver();
  };
  connection.subscribe(look);
  look();
}
