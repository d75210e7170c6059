import type { ConnectionReply } from '../../contract/connection.ts';
import type { MeReply } from '../../contract/me.ts';
import type { ProgressReply } from '../../contract/progress.ts';
import type { HostStore } from '../host/mail-host.ts';
import { MAILBOX_KEYS } from '../host/store-keys.ts';
import type { ApiClient, ApiFault } from './api-client.ts';

export interface ConnectionView {
  /** Null before the first connection: then nothing can be inserted. Kept for offline use. */
  readonly me: MeReply | null;
  readonly progress: ProgressReply | null;
  /** The proof ran out or was withdrawn; everything local goes on with what is known. */
  readonly expired: boolean;
  /** The last word from the network; the browser's own flag is wrong behind many proxies. */
  readonly online: boolean;
  readonly loading: boolean;
}

const REFRESH_MS = 5 * 60_000;

/** Whom this mailbox speaks for. The proof lives in the mailbox, so that one code serves all of a recruiter's devices. */
export class Connection {
  private readonly api: Pick<ApiClient, 'get' | 'post' | 'delete'>;
  private readonly store: HostStore;
  private readonly listeners = new Set<() => void>();
  private bearer: string | null = null;
  private id: string | null = null;
  private timer: ReturnType<typeof setInterval> | undefined;
  private refreshing = false;
  private current: ConnectionView = { me: null, progress: null, expired: false, online: true, loading: true };

  constructor(
    api: (token: () => string | null) => Pick<ApiClient, 'get' | 'post' | 'delete'>,
    store: HostStore,
  ) {
    this.api = api(() => this.bearer);
    this.store = store;
  }

  view = (): ConnectionView => this.current;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  isConnected = (): boolean => this.bearer !== null && !this.current.expired;

  /** Reads what the mailbox keeps. No network. */
  async load(): Promise<void> {
    const stored = await this.store.read();
    if (stored.ok) {
      const kept = stored.value[MAILBOX_KEYS.connection];
      this.bearer = textOf(kept, 'token');
      this.id = textOf(kept, 'connectionId');
      const me = this.bearer === null ? null : cached<MeReply>(stored.value[MAILBOX_KEYS.me], 'employer');
      const progress = me ? cached<ProgressReply>(stored.value[MAILBOX_KEYS.progress], 'asOf') : null;
      this.set({ me, progress });
    }
    this.set({ loading: this.bearer !== null && this.current.me === null });
  }

  /** Exchanges an invitation code, once. Null when it worked. */
  async connectByCode(invitationCode: string): Promise<ApiFault | null> {
    const reply = await this.api.post<ConnectionReply>('/v1/connections', { invitationCode });
    if (!reply.ok) return this.heard(reply.code);
    this.bearer = reply.value.token;
    this.id = reply.value.connectionId;
    this.set({ expired: false, online: true });
    await this.store.write({
      [MAILBOX_KEYS.connection]: { token: reply.value.token, connectionId: reply.value.connectionId },
    });
    await this.refresh();
    return this.current.me ? null : 'unavailable';
  }

  /** Forgets the connection here even when the service cannot be told. */
  async disconnect(): Promise<void> {
    const id = this.id;
    if (id !== null) await this.api.delete('/v1/connections/current');
    this.bearer = null;
    this.id = null;
    this.set({ me: null, progress: null, expired: false, loading: false });
    await this.store.write({
      [MAILBOX_KEYS.connection]: null,
      [MAILBOX_KEYS.me]: null,
      [MAILBOX_KEYS.progress]: null,
    });
  }

  /** Fetches terms and totals; keeps the old ones when that fails. */
  async refresh(): Promise<void> {
    if (!this.isConnected() || this.refreshing) return;
    this.refreshing = true;
    try {
      const [me, progress] = await Promise.all([
        this.api.get<MeReply>('/v1/me'),
        this.api.get<ProgressReply>('/v1/progress'),
      ]);
      if (!me.ok) this.heard(me.code);
      else if (cached(me.value, 'employer')) {
        const totals = progress.ok ? progress.value : this.current.progress;
        this.set({ me: me.value, progress: totals, online: true });
        await this.store.write({
          [MAILBOX_KEYS.me]: me.value,
          [MAILBOX_KEYS.progress]: totals,
        });
      }
    } finally {
      this.refreshing = false;
      this.set({ loading: false });
    }
  }

  /** Keeps totals fresh while the pane is on screen. */
  setVisible(visible: boolean): void {
    clearInterval(this.timer);
    if (visible) this.timer = setInterval(() => void this.refresh(), REFRESH_MS);
  }

  /** The browser noticed the network come or go. */
  setOnline(online: boolean): void {
    this.set({ online });
    if (online) void this.refresh();
  }

  private heard(code: ApiFault): ApiFault {
    this.set(
      code === 'unauthenticated'
        ? { expired: this.bearer !== null, online: true }
        : { online: code !== 'offline' && code !== 'timeout' },
    );
    return code;
  }

  private set(change: Partial<ConnectionView>): void {
    const entries = Object.entries(change) as [keyof ConnectionView, unknown][];
    if (entries.every(([key, value]) => this.current[key] === value)) return;
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }
}

function textOf(value: unknown, key: string): string | null {
  const text: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, key) : null;
  return typeof text === 'string' && text !== '' ? text : null;
}

/** A kept reply is trusted when its mark is there; anything else is fetched again. */
function cached<T>(value: unknown, mark: string): T | null {
  return typeof value === 'object' && value !== null && Reflect.has(value, mark) ? (value as T) : null;
}
