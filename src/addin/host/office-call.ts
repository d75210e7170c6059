import type { HostFault, HostResult } from './mail-host.ts';

/** Body calls move whole threads; everything else is small. */
export const BODY_TIMEOUT_MS = 8000;
export const CALL_TIMEOUT_MS = 5000;
/** What a write has done is read back anyway: without an answer, while an insertion is still waited for (8 s). */
export const WRITE_TIMEOUT_MS = 6000;

type Callback<T> = (result: Office.AsyncResult<T>) => void;

/**
 * One call to Outlook as a promise that always settles. Outlook may answer, throw at once (arguments and permissions),
 * or never call back: its library's own timer does not cover every case, so each call has its own limit.
 */
export function officeCall<T>(
  timeoutMs: number,
  start: (callback: Callback<T>) => void,
): Promise<HostResult<T>> {
  return new Promise((resolve) => {
    const timer = setTimeout(
      () => resolve({ ok: false, fault: { code: 'timeout', detail: `no answer in ${timeoutMs} ms` } }),
      timeoutMs,
    );
    const settle = (result: HostResult<T>) => {
      clearTimeout(timer);
      resolve(result);
    };
    try {
      start((result?: Office.AsyncResult<T>) => settle(resultOf(result)));
    } catch (error) {
      settle({ ok: false, fault: faultOf(error) });
    }
  });
}

/** A second or late answer changes nothing, and one without a result is a failure. */
function resultOf<T>(result: Office.AsyncResult<T> | undefined): HostResult<T> {
  if (result?.status === Office.AsyncResultStatus.Succeeded) return { ok: true, value: result.value };
  return { ok: false, fault: faultOf(result?.error) };
}

/** Permission errors carry 7000, or only their text when the library throws them. */
export function faultOf(error: unknown): HostFault {
  const { name, code, message } = describe(error);
  const detail = [name, code, message].filter((part) => part !== '').join(' ');
  if (code === '7000' || /permission/i.test(message)) return { code: 'permission', detail };
  if (code === '9030' || /ItemChange/i.test(name)) return { code: 'item_changed', detail };
  if (/InvalidFormat|UnsupportedDataType|CoercionType/i.test(name)) return { code: 'invalid_format', detail };
  if (/Exceed|TooLong|MaximumSize|OutOfRange/i.test(name) || code === '9057')
    return { code: 'too_large', detail };
  if (error instanceof TypeError) return { code: 'unsupported', detail };
  return { code: 'failed', detail };
}

function describe(error: unknown): {
  readonly name: string;
  readonly code: string;
  readonly message: string;
} {
  if (typeof error !== 'object' || error === null) return { name: '', code: '', message: String(error) };
  const read = (key: string) => {
    const value: unknown = Reflect.get(error, key);
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  return { name: read('name'), code: read('code'), message: read('message') };
}

/** Runs tasks one after another, at most `width` at a time, because a client refuses more than three calls in flight. */
export class CallQueue {
  private readonly hurried: (() => void)[] = [];
  private readonly waiting: (() => void)[] = [];
  private running = 0;
  private readonly width: number;

  constructor(width: number) {
    this.width = width;
  }

  /** A hurried one comes before all that wait, but for those hurried before it. */
  async run<T>(task: () => Promise<T>, isHurried = false): Promise<T> {
    const line = isHurried ? this.hurried : this.waiting;
    if (this.running >= this.width) await new Promise<void>((resolve) => line.push(resolve));
    else this.running += 1;
    try {
      return await task();
    } finally {
      // Mostly one hurried call follows the other: nobody else comes between what is read and what is then written.
      if (isHurried && this.waiting.length > 0) setTimeout(() => this.next());
      else this.next();
    }
  }

  private next(): void {
    const next = this.hurried.shift() ?? this.waiting.shift();
    if (next) next();
    else this.running -= 1;
  }
}
