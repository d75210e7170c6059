import type { SignInReply } from '../../contract/sign-in.ts';
import type { ApiClient } from './api-client.ts';

export type TokenAnswer =
  | {
      readonly kind: 'token';
      readonly token: string;
      /** Milliseconds since 1970. */ readonly expiresAt: number;
    }
  /** Outlook wants to ask the user first: consent, or another sign-in. */
  | { readonly kind: 'mustAsk' }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed' };

/** A sign-in that Outlook does for the add-in. */
export interface NestedApp {
  /** Without a word to the user. `afresh` passes over what is cached. */
  silent(afresh: boolean): Promise<TokenAnswer>;
  /** May show a window of Outlook's. */
  ask(): Promise<TokenAnswer>;
}

/** A token is renewed so long before its end. */
const RENEW_BEFORE_MS = 60_000;

/** Outlook's bridge may never answer; the card must not wait for it. */
const SILENT_TIMEOUT_MS = 6000;

export interface AccountSignInOptions {
  readonly api: Pick<ApiClient, 'get'>;
  /** The client offers nested app authentication. */
  readonly supported: () => boolean;
  readonly open: (entra: NonNullable<SignInReply['entra']>) => Promise<NestedApp | null>;
  /** Milliseconds since 1970. */
  readonly now: () => number;
  readonly timeoutMs?: number;
}

/** The work account as the way in, where both Outlook and the service have it. */
export class AccountSignIn {
  private app: Promise<NestedApp | null> | null = null;
  private kept: Extract<TokenAnswer, { kind: 'token' }> | null = null;
  private readonly options: AccountSignInOptions;

  constructor(options: AccountSignInOptions) {
    this.options = options;
  }

  /** Outlook can do it; whether the service takes it is not known yet. */
  isSupported(): boolean {
    return this.options.supported();
  }

  /** Whether the work account is a way in here. Asks the service once and loads the library only then. */
  async isOffered(): Promise<boolean> {
    return (await this.opened()) !== null;
  }

  /**
   * The token in hand while it holds for another minute, otherwise Outlook's; with `afresh` always Outlook's. `failed`
   * also where the work account is no way in here, and where Outlook does not answer in time.
   */
  async silent(afresh = false): Promise<TokenAnswer> {
    if (!afresh && this.kept && this.kept.expiresAt - this.options.now() > RENEW_BEFORE_MS) return this.kept;
    const app = await this.opened();
    if (!app) return { kind: 'failed' };
    return this.keep(await this.inTime<TokenAnswer>(app.silent(afresh), { kind: 'failed' }));
  }

  /** Waits for as long as the user takes. `failed` also where the work account is no way in here. */
  async ask(): Promise<TokenAnswer> {
    const app = await this.opened();
    return app ? this.keep(await app.ask()) : { kind: 'failed' };
  }

  private keep(answer: TokenAnswer): TokenAnswer {
    if (answer.kind === 'token') this.kept = answer;
    return answer;
  }

  private opened(): Promise<NestedApp | null> {
    if (!this.options.supported()) return Promise.resolve(null);
    this.app ??= this.open().then((app) => {
      // A failure is no answer: it is tried again with the next press.
      if (app === undefined) this.app = null;
      return app ?? null;
    });
    return this.app;
  }

  /** Null when there is no such way in; undefined when that could not be found out. */
  private async open(): Promise<NestedApp | null | undefined> {
    const reply = await this.options.api.get<SignInReply>('/v1/sign-in');
    if (!reply.ok) return undefined;
    if (!reply.value.entra) return null;
    return this.inTime(
      this.options.open(reply.value.entra).catch(() => undefined),
      undefined,
    );
  }

  private async inTime<T>(answer: Promise<T>, otherwise: T): Promise<T> {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const late = new Promise<T>((resolve) => {
      timer = setTimeout(() => resolve(otherwise), this.options.timeoutMs ?? SILENT_TIMEOUT_MS);
    });
    const first = await Promise.race([answer, late]);
    clearTimeout(timer);
    return first;
  }
}
