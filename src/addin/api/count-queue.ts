import type { CountReport, CountsReply } from '../../contract/counts.ts';
import type { HostStore, StoredValue } from '../host/mail-host.ts';
import { MAILBOX_KEYS } from '../host/store-keys.ts';
import type { ApiClient } from './api-client.ts';

export type CountKind = Pick<CountReport, 'day' | 'stage' | 'language'>;

/** The contract's limit for one request. */
const BATCH = 100;
/** Growing pauses between tries, the last one repeated. */
const PAUSES_MS = [15_000, 60_000, 300_000, 1_800_000];

export interface CountQueueOptions {
  readonly api: Pick<ApiClient, 'post'>;
  readonly store: HostStore;
  readonly newId: () => string;
  readonly isConnected: () => boolean;
}

/**
 * Numbers of links inserted and sent, never for whom. They wait in the mailbox until the service has them; a report
 * that was offered once keeps its id and its numbers, so that trying again cannot count twice, and what happens later
 * goes into a new report.
 */
export class CountQueue {
  private reports: CountReport[] = [];
  private readonly offered = new Set<string>();
  private flushing = false;
  private failures = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly options: CountQueueOptions;

  constructor(options: CountQueueOptions) {
    this.options = options;
  }

  /** Takes over what an earlier session left. Its reports may have been offered already. */
  async load(): Promise<void> {
    const stored = await this.options.store.read();
    if (!stored.ok) return;
    const reports = readReports(stored.value[MAILBOX_KEYS.counts]);
    for (const report of reports) this.offered.add(report.reportId);
    this.reports = [...reports, ...this.reports];
  }

  /** Links inserted here that the service has not been told of yet. */
  get unreported(): number {
    return this.reports.reduce((sum, report) => sum + report.inserted, 0);
  }

  /** `inserted` is -1 for an undo, which takes back an insertion that was not reported yet without a trace. */
  async add(kind: CountKind, change: { readonly inserted?: number; readonly sent?: number }): Promise<void> {
    const open = this.reports.find(
      (report) =>
        !this.offered.has(report.reportId) &&
        report.day === kind.day &&
        report.stage === kind.stage &&
        report.language === kind.language,
    );
    const merged: CountReport = {
      reportId: open?.reportId ?? this.options.newId(),
      ...kind,
      inserted: (open?.inserted ?? 0) + (change.inserted ?? 0),
      sent: (open?.sent ?? 0) + (change.sent ?? 0),
    };
    const others = this.reports.filter((report) => report !== open);
    this.reports = merged.inserted === 0 && merged.sent === 0 ? others : [...others, merged];
    await this.save();
  }

  /** What the service has not been told of yet, for another page of the add-in to deliver as well. */
  waiting(): StoredValue {
    for (const report of this.reports) this.offered.add(report.reportId);
    return this.reports;
  }

  /** Takes over what another page of the add-in may have delivered already: a report counts once, by its id. */
  async adopt(waiting: StoredValue): Promise<void> {
    const known = new Set(this.reports.map(({ reportId }) => reportId));
    const added = readReports(waiting).filter(({ reportId }) => !known.has(reportId));
    if (added.length === 0) return;
    for (const { reportId } of added) this.offered.add(reportId);
    this.reports = [...this.reports, ...added];
    await this.save();
    void this.flush();
  }

  /** Sends what waits; safe to call at any time. A failure is silent and tried again with the next one. */
  async flush(): Promise<void> {
    if (this.flushing || this.reports.length === 0 || !this.options.isConnected()) return;
    this.flushing = true;
    clearTimeout(this.timer);
    try {
      const batch = this.reports.slice(0, BATCH);
      for (const report of batch) this.offered.add(report.reportId);
      const result = await this.options.api.post<CountsReply>('/v1/counts', { reports: batch });
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
    if (this.failures === 0 && this.reports.length > 0) await this.flush();
  }

  stop(): void {
    clearTimeout(this.timer);
  }

  private retryLater(): void {
    const pause = PAUSES_MS[Math.min(this.failures, PAUSES_MS.length) - 1] ?? 0;
    this.timer = setTimeout(() => void this.flush(), pause);
  }

  private async save(): Promise<void> {
    const value = this.reports.length > 0 ? (this.reports as unknown as StoredValue) : null;
    await this.options.store.write({ [MAILBOX_KEYS.counts]: value });
  }
}

function readReports(value: unknown): CountReport[] {
  return Array.isArray(value) ? value.filter(isReport) : [];
}

function isReport(value: unknown): value is CountReport {
  if (typeof value !== 'object' || value === null) return false;
  const { reportId, day, stage, language, inserted, sent } = value as Record<string, unknown>;
  return (
    typeof reportId === 'string' &&
    typeof day === 'string' &&
    typeof stage === 'string' &&
    typeof language === 'string' &&
    typeof inserted === 'number' &&
    typeof sent === 'number'
  );
}
