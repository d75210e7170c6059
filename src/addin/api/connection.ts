import type { ConnectionReply } from '../../contract/connection.ts';
import type { MeReply } from '../../contract/me.ts';
import type { ProgressReply } from '../../contract/progress.ts';
import type { HostStore } from '../host/mail-host.ts';
import { MAILBOX_KEYS } from '../host/store-keys.ts';
import { Observed } from '../observed.ts';
import type { AccountSignIn, TokenAnswer } from './account-sign-in.ts';
import type { ApiClient, ApiFault, ApiResult, Proof } from './api-client.ts';
import { isSame, textOf, totalsOf, usableMe, wayIn, type WayIn } from './kept-connection.ts';

export interface ConnectionView {
  /** Null before the first connection: then nothing can be inserted. Kept for offline use. */
  readonly me: MeReply | null;
  readonly progress: ProgressReply | null;
  /** The proof ran out or was withdrawn; everything local goes on with what is known. */
  readonly expired: boolean;
  /** The last word from the network; the browser's own flag is wrong behind many proxies. */
  readonly online: boolean;
  readonly loading: boolean;
  /** How; null while there is no connection. */
  readonly by: WayIn | null;
  /** The work account is a way in here. */
  readonly accountOffered: boolean;
}

/** What the account said when it was no token, or what the service said of the token. */
export type AccountFault = ApiFault | 'cancelled' | 'mustAsk' | 'failed';

type AccountWayIn = Pick<AccountSignIn, 'isSupported' | 'isOffered' | 'silent' | 'ask'>;

const REFRESH_MS = 5 * 60_000;
/** How often it is looked whether the last answer is older than that: a timer of five minutes would begin anew each time the pane is shown. */
const LOOK_MS = 60_000;

/** Whom this mailbox speaks for. The proof lives in the mailbox, so that one code serves all of a recruiter's devices. */
export class Connection {
  private readonly api: Pick<ApiClient, 'get' | 'post' | 'delete'>;
  private readonly store: HostStore;
  private bearer: string | null = null;
  /** A token that is tried for the first time. */
  private offered: string | null = null;
  /** An invitation code is tried, which needs no proof. */
  private exchanging = false;
  /** The recruiter disconnected; silence must not undo that. */
  private left = false;
  private readonly account: AccountWayIn;
  /** When the service was asked last; the pane itself does so when it opens. */
  private askedAt = Date.now();
  private timer: ReturnType<typeof setInterval> | undefined;
  /** Grows with every connection that is made or left, so that a late answer about a former one is dropped. */
  private era = 0;
  /** The era that is being asked about. */
  private refreshing: number | null = null;
  private readonly state = new Observed<ConnectionView>({
    me: null,
    progress: null,
    expired: false,
    online: true,
    loading: true,
    by: null,
    accountOffered: false,
  });
  readonly view = this.state.view;
  readonly subscribe = this.state.subscribe;

  constructor(
    api: (token: () => Promise<Proof>) => Pick<ApiClient, 'get' | 'post' | 'delete'>,
    store: HostStore,
    account: AccountWayIn,
  ) {
    this.api = api(() => this.proof());
    this.store = store;
    this.account = account;
  }

  isConnected = (): boolean => this.view().by !== null && !this.view().expired;

  /** Reads what the mailbox keeps. No network. */
  async load(): Promise<void> {
    const stored = await this.store.read();
    const kept = stored.ok ? stored.value[MAILBOX_KEYS.connection] : undefined;
    if (stored.ok) {
      this.bearer = textOf(kept, 'token');
      const by = wayIn(kept);
      const me = by === null ? null : usableMe(stored.value[MAILBOX_KEYS.me]);
      const progress = me ? totalsOf(stored.value[MAILBOX_KEYS.progress]) : null;
      // Only the service can say that the proof no longer holds; read again, the proof may be another one.
      this.state.change({ me, progress, by, expired: false });
    }
    this.left = textOf(kept, 'by') === 'left';
    const isComing = this.view().by !== null || (this.account.isSupported() && !this.left);
    this.state.change({ loading: isComing && this.view().me === null });
  }

  /** Another page of the add-in has written what the mailbox keeps; `anew` when it connected again, or disconnected. */
  async reread(anew: boolean): Promise<void> {
    const stored = await this.store.read();
    if (!stored.ok) return;
    if (anew) {
      const kept = stored.value[MAILBOX_KEYS.connection];
      this.bearer = textOf(kept, 'token');
      this.left = textOf(kept, 'by') === 'left';
      this.era += 1;
    }
    const by = anew ? wayIn(stored.value[MAILBOX_KEYS.connection]) : this.view().by;
    const me = by === null ? null : usableMe(stored.value[MAILBOX_KEYS.me]);
    const progress = me && totalsOf(stored.value[MAILBOX_KEYS.progress]);
    // All at once: nobody may see one company's terms with the way into another.
    this.state.change({
      ...(anew ? { by, expired: false } : {}),
      ...(me || anew || by === null ? { me, progress, loading: by !== null && me === null } : {}),
    });
  }

  /**
   * Comes in by the work account without a word, where Outlook and the service both have that way and there is no
   * connection yet. Nobody who is connected is asked again, and nobody who disconnected is taken back in.
   */
  async connectSilently(): Promise<void> {
    if (this.view().by !== null || !this.account.isSupported()) return;
    const { era } = this;
    const accountOffered = await this.account.isOffered();
    this.state.change({ accountOffered });
    const answer = accountOffered && !this.left ? await this.account.silent() : null;
    // A code may have been typed meanwhile.
    if (answer && era === this.era) await this.useToken(answer);
    this.state.change({ loading: false });
  }

  /** Comes in by the work account, with Outlook's own window where it needs one. Null when it worked. */
  async connectByAccount(): Promise<AccountFault | null> {
    const silent = await this.account.silent(true);
    return this.useToken(silent.kind === 'mustAsk' ? await this.account.ask() : silent);
  }

  /** Tries a token of the account. Null when it worked, or when another connection was made meanwhile. */
  private async useToken(answer: TokenAnswer): Promise<AccountFault | null> {
    if (answer.kind !== 'token') return answer.kind;
    const { era } = this;
    this.offered = answer.token;
    const me = await this.api.get<unknown>('/v1/me');
    this.offered = null;
    if (era !== this.era) return null;
    if (!me.ok) return this.view().by === null ? me.code : this.heard(me.code);
    return this.begin({ by: 'account' }, usableMe(me.value));
  }

  /** The code's own proof, else the account's token, which Outlook renews by itself. */
  private async proof(): Promise<Proof> {
    const known = this.bearer ?? this.offered;
    if (known !== null || this.exchanging || this.view().by !== 'account') return known;
    const { era } = this;
    const answer = await this.account.silent();
    if (answer.kind === 'token') return answer.token;
    // Only a press brings this one back. Whatever else went wrong may go well the next time.
    if (answer.kind === 'mustAsk' && era === this.era) this.state.change({ expired: true });
    return false;
  }

  /** Exchanges an invitation code, once. Null when it worked. */
  async connectByCode(invitationCode: string): Promise<ApiFault | null> {
    this.exchanging = true;
    const reply = await this.api
      .post<ConnectionReply>('/v1/connections', { invitationCode })
      .finally(() => (this.exchanging = false));
    if (!reply.ok) return this.heard(reply.code);
    if (textOf(reply.value, 'token') === null) return this.heard('unavailable');
    return this.begin({ token: reply.value.token, connectionId: reply.value.connectionId });
  }

  /** What a former proof brought is forgotten: the new one may be another company's. */
  private async begin(
    connection: { readonly [part: string]: string },
    me: MeReply | null = null,
  ): Promise<ApiFault | null> {
    this.bearer = textOf(connection, 'token');
    this.era += 1;
    this.state.change({
      me,
      progress: null,
      expired: false,
      online: true,
      loading: me === null,
      by: wayIn(connection),
      ...(this.bearer === null ? { accountOffered: true } : {}),
    });
    await this.store.write({
      [MAILBOX_KEYS.connection]: connection,
      [MAILBOX_KEYS.me]: me,
      [MAILBOX_KEYS.progress]: null,
    });
    await this.refresh();
    return this.view().me ? null : 'unavailable';
  }

  /** Forgets the connection here even when the service cannot be told. */
  async disconnect(): Promise<void> {
    // Withdrawing an account's connection would be for good; the sign-in itself is Outlook's.
    if (this.view().by === 'code') await this.api.delete('/v1/connections/current');
    this.bearer = null;
    this.left = true;
    this.era += 1;
    this.state.change({ me: null, progress: null, expired: false, loading: false, by: null });
    await this.store.write({
      [MAILBOX_KEYS.connection]: { by: 'left' },
      [MAILBOX_KEYS.me]: null,
      [MAILBOX_KEYS.progress]: null,
      [MAILBOX_KEYS.companyWording]: null,
    });
    await this.connectSilently();
  }

  /** Fetches terms and totals; keeps the old ones when that fails. A proof that ran out is tried once more. */
  async refresh(): Promise<void> {
    const { era } = this;
    if (this.view().by === null || this.refreshing === era) return;
    this.refreshing = era;
    this.askedAt = Date.now();
    try {
      if ((await this.proof()) === false) return;
      let [reply, totals] = await this.ask();
      // The token in hand may be refused while Outlook has another.
      if (isRefused(reply) && this.view().by === 'account' && era === this.era) {
        if ((await this.account.silent(true)).kind === 'token') [reply, totals] = await this.ask();
      }
      if (era !== this.era) return;
      if (!reply.ok) this.heard(reply.code);
      const me = reply.ok ? usableMe(reply.value) : null;
      if (me) {
        const before = this.view();
        const known = before.me?.employer.code === me.employer.code ? before.progress : null;
        const progress = (totals.ok ? totalsOf(totals.value) : null) ?? known;
        this.state.change({ me, progress, online: true, expired: false });
        await this.keep(me, progress, era);
      }
    } finally {
      if (era === this.era) {
        this.refreshing = null;
        this.state.change({ loading: false });
      }
    }
  }

  private ask(): Promise<[ApiResult<unknown>, ApiResult<unknown>]> {
    return Promise.all([this.api.get<unknown>('/v1/me'), this.api.get<unknown>('/v1/progress')]);
  }

  /** A save writes the whole copy of the mailbox's values, so there is none for what is kept already but for its time. */
  private async keep(me: MeReply, progress: ProgressReply | null, era: number): Promise<void> {
    const stored = await this.store.read();
    if (era !== this.era) return;
    const kept = stored.ok ? stored.value : {};
    const known = totalsOf(kept[MAILBOX_KEYS.progress]);
    const asKept = progress && { ...progress, asOf: known?.asOf ?? progress.asOf };
    if (isSame(kept[MAILBOX_KEYS.me], me) && isSame(known, asKept)) return;
    await this.store.write({ [MAILBOX_KEYS.me]: me, [MAILBOX_KEYS.progress]: progress });
  }

  /** Keeps terms and totals fresh while the pane is on screen; what grew old out of sight is asked for at once. */
  setVisible(visible: boolean): void {
    clearInterval(this.timer);
    if (!visible) return;
    this.timer = setInterval(() => {
      if (this.isConnected() && (this.isOld() || this.view().progress === null)) void this.refresh();
    }, LOOK_MS);
    if (this.isOld() || this.view().expired || !this.view().online) void this.refresh();
  }

  /** Whether the service was asked five minutes ago or longer; so too where the clock was set back by as much. */
  private isOld(): boolean {
    return Math.abs(Date.now() - this.askedAt) >= REFRESH_MS;
  }

  /** The browser noticed the network come or go. */
  setOnline(online: boolean): void {
    this.state.change({ online });
    if (online) void this.refresh();
  }

  /** Notes what a failed request tells of the proof and of the network; gives the code back. */
  private heard(code: ApiFault): ApiFault {
    this.state.change(
      code === 'unauthenticated' || code === 'tenant_unknown'
        ? { expired: this.view().by !== null, online: true }
        : // A slow answer tells nothing of the network.
          { online: code !== 'offline' && (code !== 'timeout' || this.view().online) },
    );
    return code;
  }
}

function isRefused(reply: ApiResult<unknown>): boolean {
  return !reply.ok && reply.code === 'unauthenticated';
}
