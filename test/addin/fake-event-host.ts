import { me } from '../support/sample-company.ts';

type Callback = (result: unknown) => void;
type Handler = (event: object) => void;
export type Person = {
  readonly emailAddress: string;
  readonly displayName: string;
  readonly recipientType?: string;
};

export const SATO = { emailAddress: 'sato@mail.example', displayName: '佐藤 美咲' };
export const REJECTION =
  '<p>佐藤様</p><p>慎重に選考いたしました結果、誠に残念ながら、今回は採用を見送らせていただくこととなりました。</p>';

/** A draft and the runtime it is in; a rejection to one person where nothing else is said. */
export interface Mail {
  readonly to?: readonly Person[];
  readonly body?: string;
  readonly draft?: Record<string, unknown>;
  readonly mailbox?: Record<string, unknown>;
  readonly set?: string;
  /** The name of a call that goes wrong, and how. */
  readonly fault?: readonly [call: string, how: Fault];
  readonly language?: string;
  /** There is session data by name alone. */
  readonly sessionless?: boolean;
  /** The runtime has no timers, as classic Outlook may. */
  readonly timeless?: boolean;
  /** Milliseconds that pass between two looks at the clock. */
  readonly tick?: number;
  /** The browser's way to the add-in's other pages, where the runtime has one. */
  readonly channel?: new (name: string) => object;
  /** What the client calls itself, and the browser's storage, where the runtime has one. */
  readonly client?: string;
  readonly storage?: Pick<Storage, 'getItem' | 'setItem' | 'removeItem'>;
}

export const FAULTS = [
  'throws',
  'refuses',
  'is silent',
  'answers twice',
  'answers nonsense',
  'answers late',
] as const;
export type Fault = (typeof FAULTS)[number];

/** Runs the event code in a bare runtime that knows `globals` and nothing else. */
export type RunEventCode = (globals: object) => void;

/** Loads the event code into a bare runtime with a compose item, and gives its handlers. */
export function runtimeOf(run: RunEventCode, mail: Mail) {
  const saved = new Map<string, unknown>(Object.entries({ me, ...mail.mailbox }));
  const session = new Map<string, string>();
  const timers: (() => void)[] = [];
  const late: (() => void)[] = [];
  const handlers: Record<string, Handler> = {};
  const answer = (call: string, callback: Callback, value: unknown) => {
    const how = mail.fault?.[0] === call ? mail.fault[1] : 'answers';
    if (how === 'throws') throw new Error('Elevated permission is required');
    if (how === 'refuses') callback({ status: 'failed', error: { code: 9020 } });
    if (how === 'answers' || how === 'answers twice') callback({ status: 'succeeded', value });
    if (how === 'answers twice') callback({ status: 'succeeded', value });
    if (how === 'answers nonsense') callback(undefined);
    if (how === 'answers late') late.push(() => callback({ status: 'succeeded', value }));
  };
  const field = (call: string, people: readonly Person[]) => ({
    getAsync: (callback: Callback) => answer(call, callback, people),
  });
  const Office = {
    AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
    CoercionType: { Html: 'html', Text: 'text' },
    actions: { associate: (name: string, handler: Handler) => (handlers[name] = handler) },
    context: {
      displayLanguage: mail.language ?? 'ja-JP',
      requirements: {
        isSetSupported: (_: string, version: string) =>
          Number(version.slice(2)) <= Number((mail.set ?? '1.14').slice(2)),
      },
      roamingSettings: {
        get: (key: string) => saved.get(key),
        set: (key: string, value: unknown) => saved.set(key, value),
        saveAsync: () => answer('save', () => undefined, undefined),
      },
      mailbox: {
        userProfile: { emailAddress: 'Saito@aozora.example' },
        ...(mail.client ? { diagnostics: { hostName: mail.client } } : {}),
        item: {
          body: {
            getTypeAsync: (callback: Callback) => answer('type', callback, 'html'),
            getAsync: (_: string, callback: Callback) => answer('body', callback, mail.body ?? REJECTION),
          },
          subject: { getAsync: (callback: Callback) => answer('subject', callback, '選考結果のご連絡') },
          to: field('to', mail.to ?? [SATO]),
          cc: field('cc', []),
          bcc: field('bcc', []),
          loadCustomPropertiesAsync: (callback: Callback) =>
            answer('properties', callback, {
              get: (key: string) =>
                mail.draft && key in mail.draft ? JSON.stringify(mail.draft[key]) : undefined,
            }),
          sessionData: mail.sessionless
            ? {}
            : {
                setAsync: (key: string, value: string, callback: Callback) => {
                  session.set(key, value);
                  answer('session', callback, undefined);
                },
                getAllAsync: (callback: Callback) =>
                  answer('session values', callback, Object.fromEntries(session)),
              },
        },
      },
    },
  };
  run({
    Office,
    Date: clockOf(mail.tick ?? 0),
    ...(mail.channel ? { BroadcastChannel: mail.channel } : {}),
    ...(mail.storage ? { localStorage: mail.storage } : {}),
    ...(mail.timeless ? {} : { setTimeout: (run: () => void) => timers.push(run) }),
  });
  const fire = (name: string) => {
    const completions: unknown[] = [];
    handlers[name]?.({ completed: (options: unknown) => completions.push(options) });
    /** Lets the deadline pass, then what answers late. */
    const elapse = () => {
      timers.splice(0).forEach((run) => run());
      for (let next = late.shift(); next; next = late.shift()) next();
    };
    return { completions, elapse };
  };
  return { fire, session, saved, names: Object.keys(handlers) };
}

/** The browser's storage; a full one takes nothing. */
export function browserStorage(isFull = false) {
  const items = new Map<string, string>();
  return {
    items,
    getItem: (key: string) => items.get(key) ?? null,
    setItem: (key: string, value: string) => {
      if (isFull) throw new Error('QuotaExceededError');
      items.set(key, value);
    },
    removeItem: (key: string) => void items.delete(key),
  };
}

function clockOf(tick: number): { new (): Date; now(): number } {
  let looks = 0;
  return class extends Date {
    static override now(): number {
      looks += 1;
      return looks * tick;
    }
  };
}

/** The browser's way to the add-in's other pages: which ones were opened, and what was told over them. */
export function pageChannel() {
  const open: { name: string; onmessage?: (event: object) => void }[] = [];
  const told: unknown[] = [];
  class Channel {
    readonly name: string;
    constructor(name: string) {
      this.name = name;
      open.push(this);
    }
    postMessage(changes: unknown) {
      told.push(changes);
    }
  }
  return { Channel, open, told };
}
