import type { ApiFault, ApiResult } from '../api/api-client.ts';
import { Observed } from '../observed.ts';

/** What a tab knows of something the service keeps. An old value stays while a newer one cannot be had. */
export interface RemoteView<T> {
  readonly value: T | null;
  readonly loading: boolean;
  /** Why the last try brought nothing. */
  readonly fault: ApiFault | null;
}

/** There is no connection any more: trying again is of no use before there is another. */
export function hasEnded(fault: string | null): boolean {
  return fault === 'unauthenticated' || fault === 'tenant_unknown';
}

/** A value of the service for `useSyncExternalStore`, fetched when its tab is opened and when it may have changed. */
export class RemoteValue<T> {
  private readonly state = new Observed<RemoteView<T>>({ value: null, loading: true, fault: null });
  readonly view = this.state.view;
  readonly subscribe = this.state.subscribe;
  private readonly fetchValue: () => Promise<ApiResult<T>>;
  private turn = 0;

  constructor(fetchValue: () => Promise<ApiResult<T>>) {
    this.fetchValue = fetchValue;
  }

  /** Fetches; of several running fetches, the one that was asked for last wins. */
  load = async (): Promise<void> => {
    this.turn += 1;
    const { turn } = this;
    this.state.change({ loading: true });
    const reply = await this.fetchValue();
    if (turn !== this.turn) return;
    if (reply.ok) this.state.change({ value: reply.value, loading: false, fault: null });
    else this.state.change({ loading: false, fault: reply.code });
  };

  /** Changes the value at hand, after an own action told what it became. */
  update(change: (value: T) => T): void {
    const { value } = this.view();
    if (value !== null) this.state.change({ value: change(value) });
  }
}
