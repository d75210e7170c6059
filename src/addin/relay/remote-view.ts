import type { ApiFault, ApiResult } from '../api/api-client.ts';

/** What a tab knows of something the service keeps. An old value stays while a newer one cannot be had. */
export interface RemoteView<T> {
  readonly value: T | null;
  readonly loading: boolean;
  /** Why the last try brought nothing. */
  readonly fault: ApiFault | null;
}

/** A value of the service for `useSyncExternalStore`, fetched when its tab is opened and when it may have changed. */
export class RemoteValue<T> {
  private current: RemoteView<T> = { value: null, loading: true, fault: null };
  private readonly listeners = new Set<() => void>();
  private readonly fetchValue: () => Promise<ApiResult<T>>;
  private readonly keepOnFault: boolean;
  private turn = 0;

  /** `keepOnFault: false` for personal data, which is not to stay on screen when it cannot be checked (ux 18). */
  constructor(fetchValue: () => Promise<ApiResult<T>>, { keepOnFault = true } = {}) {
    this.fetchValue = fetchValue;
    this.keepOnFault = keepOnFault;
  }

  view = (): RemoteView<T> => this.current;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** Fetches; of several running fetches, the one that was asked for last wins. */
  load = async (): Promise<void> => {
    this.turn += 1;
    const { turn } = this;
    this.set({ ...this.current, loading: true });
    const reply = await this.fetchValue();
    if (turn !== this.turn) return;
    if (reply.ok) this.set({ value: reply.value, loading: false, fault: null });
    else
      this.set({
        value: this.keepOnFault ? this.current.value : null,
        loading: false,
        fault: reply.code,
      });
  };

  /** Changes the value at hand, after an own action told what it became. */
  update(change: (value: T) => T): void {
    if (this.current.value !== null) this.set({ ...this.current, value: change(this.current.value) });
  }

  private set(view: RemoteView<T>): void {
    this.current = view;
    for (const listener of this.listeners) listener();
  }
}
