import type { ReportPeriod, ReportReply } from '../../contract/report.ts';
import type { ApiClient, ApiFault, ApiResult } from '../api/api-client.ts';
import type { Connection } from '../api/connection.ts';
import { Observed } from '../observed.ts';
import { readWhileOpen } from './read-while-open.ts';
import { RemoteValue, type RemoteView } from './remote-view.ts';

export interface ReportView {
  readonly period: ReportPeriod;
  readonly report: RemoteView<ReportReply>;
}

export interface ReportOptions {
  readonly api: Pick<ApiClient, 'get' | 'put' | 'text'>;
  readonly connection: Pick<Connection, 'view' | 'subscribe'>;
  readonly language: () => 'ja' | 'en';
}

/** The employer's report: totals of a period, and the company's own cost per hire. */
export class Report {
  private period: ReportPeriod = '6m';
  private isChosen = false;
  private readonly remote = new RemoteValue(() => this.read());
  private readonly options: ReportOptions;
  private readonly state = new Observed<ReportView>({ period: this.period, report: this.remote.view() });
  readonly view = this.state.view;
  readonly subscribe = this.state.subscribe;

  constructor(options: ReportOptions) {
    this.options = options;
    this.remote.subscribe(() => this.show());
  }

  load = (): Promise<void> => this.remote.load();

  /** Reads the report for as long as somebody looks at it; what comes back ends that. */
  open = (): (() => void) => readWhileOpen(this.remote, this.options.connection);

  choosePeriod = (period: ReportPeriod): void => {
    this.period = period;
    this.isChosen = true;
    this.show();
    void this.remote.load();
  };

  /** The file's text; its byte order mark does not outlast the reading, and is put back where it is saved. */
  csv = (): Promise<ApiResult<string>> =>
    this.options.api.text(`/v1/report.csv?period=${this.period}&language=${this.options.language()}`);

  /** Saves the company's figure for everybody in the company. Null when it worked. */
  setCostPerHire = async (yen: number | null): Promise<ApiFault | null> => {
    const reply = await this.options.api.put('/v1/report/cost-per-hire', { yen });
    if (!reply.ok) return reply.code;
    this.remote.update((report) => ({ ...report, costPerHireYen: yen }));
    return null;
  };

  /** Where the last months were quiet, everything there is, unless somebody chose the period. */
  private async read(): Promise<ApiResult<ReportReply>> {
    const recent = await this.get();
    if (!recent.ok || this.isChosen || this.period === 'all' || !isQuiet(recent.value)) return recent;
    this.period = 'all';
    return this.get();
  }

  private get(): Promise<ApiResult<ReportReply>> {
    return this.options.api.get<ReportReply>(`/v1/report?period=${this.period}`);
  }

  private show(): void {
    this.state.set({ period: this.period, report: this.remote.view() });
  }
}

/** True where nobody was invited and nobody registered in the period. */
export function isQuiet({ funnel }: ReportReply): boolean {
  return funnel.invited === 0 && funnel.registered === 0;
}
