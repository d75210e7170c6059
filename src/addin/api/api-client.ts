import { ERROR_CODES, type ErrorCode } from '../../contract/error-codes.ts';
import { Observed } from '../observed.ts';

/** A reply of the service, or why there is none: its own refusal, or no usable answer in time. */
export type ApiResult<T> =
  { readonly ok: true; readonly value: T } | { readonly ok: false; readonly code: ApiFault };

export type ApiFault = ErrorCode | 'offline' | 'timeout';

/** The literal last request, kept in memory only, for "the last thing we sent". */
export interface SentRequest {
  /** ISO moment. */
  readonly sentAt: string;
  readonly method: string;
  readonly url: string;
  /** The connection proof is masked. */
  readonly headers: readonly (readonly [name: string, value: string])[];
  readonly body: string;
  /** Null while no reply has come. */
  readonly status: number | null;
  readonly reply: string;
}

/**
 * The bearer credential of this moment: null before there is one, false where there is one that cannot be had just now.
 * Then nothing is sent, because the service would take it for the end of the connection.
 */
export type Proof = string | null | false;

export interface ApiClientOptions {
  /** Empty for the add-in's own origin. */
  readonly origin: string;
  readonly fetch: typeof globalThis.fetch;
  readonly token: () => Proof | Promise<Proof>;
  readonly now: () => Date;
  readonly timeoutMs?: number;
}

/** Shown in place of the credential; the recruiter sees that something is hidden, and how little. */
const MASKED = 'Bearer ••••••••';
const TIMEOUT_MS = 10_000;

/** The service over HTTP. Refusals are values; nothing here throws for what a network may do. */
export class ApiClient {
  private readonly sent = new Observed<SentRequest | null>(null);
  readonly lastRequest = this.sent.view;
  readonly subscribe = this.sent.subscribe;
  private readonly options: ApiClientOptions;

  constructor(options: ApiClientOptions) {
    this.options = options;
  }

  /**
   * As with `post`, `put` and `delete` nobody has checked that the value is a `T` (`reply-shapes.ts` does). For a reply
   * of 204 it is undefined.
   */
  get<T>(path: string): Promise<ApiResult<T>> {
    return this.send<T>('GET', path, undefined);
  }

  post<T>(path: string, body: object): Promise<ApiResult<T>> {
    return this.send<T>('POST', path, body);
  }

  put<T>(path: string, body: object): Promise<ApiResult<T>> {
    return this.send<T>('PUT', path, body);
  }

  /** A reply that is a table rather than data, character for character. */
  text(path: string): Promise<ApiResult<string>> {
    return this.send<string>('GET', path, undefined, table);
  }

  delete<T>(path: string): Promise<ApiResult<T>> {
    return this.send<T>('DELETE', path, undefined);
  }

  private async send<T>(
    method: string,
    path: string,
    body: object | undefined,
    read: (reply: string, type: string) => unknown = parse,
  ): Promise<ApiResult<T>> {
    const token = await this.options.token();
    if (token === false) return { ok: false, code: 'unavailable' };
    const headers: Record<string, string> = { accept: read === parse ? 'application/json' : '*/*' };
    if (body) headers['content-type'] = 'application/json';
    if (token !== null) headers['authorization'] = `Bearer ${token}`;
    const text = body ? JSON.stringify(body) : '';
    const url = this.options.origin + path;
    const shown = { ...headers, ...(token === null ? {} : { authorization: MASKED }) };
    const record = {
      sentAt: this.options.now().toISOString(),
      method,
      url: this.options.origin ? url : new URL(path, globalThis.location.origin).href,
      headers: Object.entries(shown),
      body: text,
      status: null,
      reply: '',
    };
    this.sent.set(record);

    const controller = new AbortController();
    const timer = setTimeout(() => controller.abort(), this.options.timeoutMs ?? TIMEOUT_MS);
    try {
      const response = await this.options.fetch(url, {
        method,
        headers,
        signal: controller.signal,
        credentials: 'omit',
        ...(body ? { body: text } : {}),
      });
      const reply = await response.text();
      this.sent.set({ ...record, status: response.status, reply });
      if (!response.ok)
        return { ok: false, code: errorCodeIn(parse(reply)) ?? fallbackCode(response.status) };
      const value =
        response.status === 204 ? undefined : read(reply, response.headers.get('content-type') ?? '');
      // A proxy's page is no answer, whatever its status says.
      if (value === undefined && response.status !== 204) return { ok: false, code: 'unavailable' };
      return { ok: true, value: value as T };
    } catch {
      return { ok: false, code: controller.signal.aborted ? 'timeout' : 'offline' };
    } finally {
      clearTimeout(timer);
    }
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function table(text: string, type: string): string | undefined {
  return type.startsWith('text/csv') ? text : undefined;
}

function errorCodeIn(reply: unknown): ErrorCode | null {
  const error = typeof reply === 'object' && reply !== null ? (Reflect.get(reply, 'error') as unknown) : null;
  const code = typeof error === 'object' && error !== null ? (Reflect.get(error, 'code') as unknown) : null;
  return ERROR_CODES.find((each) => each === code) ?? null;
}

/** For an answer that is not the service's own, e.g. of a proxy: it says nothing about what was asked. */
function fallbackCode(status: number): ErrorCode {
  return status === 429 ? 'too_many_requests' : 'unavailable';
}
