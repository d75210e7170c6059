import { ok, useOffice } from './fake-office.ts';

type Callback = (result?: unknown) => void;
export type Person = { readonly address: string; readonly name: string };

/** What Outlook keeps of one message being written. */
export class Draft {
  body: string;
  to: Person;
  properties: Record<string, unknown> = {};
  readonly session = new Map<string, string>();
  readonly notices: string[] = [];

  constructor(body: string, to: Person) {
    this.body = body;
    this.to = to;
  }
}

type Moment = 'before its answer' | 'right after its answer';

/** Outlook with a pinned pane. As in Office.js, each call goes to the draft that is open then, whoever asked for what. */
export function outlook(first: Draft) {
  let open = first;
  let calls = 0;
  let planned: { readonly call: number; readonly moment: Moment; readonly to: Draft } | null = null;
  let probeMs = 1;
  let subjectMs = 1;
  let answerMs = 1;
  let tellsWrites = true;
  let lateMs = 0;
  let former: string | null = null;
  let refusal: { readonly code: number; readonly message: string } | null = null;
  const change = (to: Draft) => {
    open = to;
    office.mailbox.item = item();
    office.handlers['olkItemSelectedChanged']?.();
  };
  /** Tells of another message before it is there, and of nothing when it is (office-js#2295). */
  const announce = (to: Draft, ms: number) => {
    open = to;
    office.mailbox.item = null;
    office.handlers['olkItemSelectedChanged']?.();
    setTimeout(() => (office.mailbox.item = item()), ms);
  };
  const answer = (callback: Callback, act: (draft: Draft) => unknown, ms = answerMs): void => {
    calls += 1;
    const now = planned?.call === calls ? planned : null;
    if (now?.moment === 'before its answer') setTimeout(() => change(now.to), 0);
    const value = act(open);
    setTimeout(() => {
      callback(ok(value));
      if (now?.moment === 'right after its answer') change(now.to);
    }, ms);
  };
  /** Writes, and tells of the body of before for a while after it has answered (office-js#5983). */
  const write = (draft: Draft, body: string): void => {
    if (lateMs > 0) {
      former ??= draft.body;
      setTimeout(() => (former = null), answerMs + lateMs);
    }
    draft.body = body;
  };
  const people = (list: (draft: Draft) => readonly Person[]) => ({
    getAsync: (callback: Callback) =>
      answer(callback, (draft) =>
        list(draft).map(({ address, name }) => ({ emailAddress: address, displayName: name })),
      ),
  });
  const item = () => ({
    body: {
      getTypeAsync: (callback: Callback) => answer(callback, () => 'html'),
      getAsync: (_: string, callback: Callback) => answer(callback, ({ body }) => former ?? body),
      setAsync: (content: string, _: object, callback: Callback) =>
        refusal
          ? setTimeout(callback, answerMs, { status: 'failed', error: { name: '', ...refusal } })
          : answer(tellsWrites ? callback : () => undefined, (draft) => write(draft, content)),
      setSelectedDataAsync: (content: string, _: object, callback: Callback) =>
        answer(callback, (draft) => write(draft, draft.body.replace('</div>', `</div>${content}`))),
    },
    subject: {
      getAsync: (callback: Callback) => answer(callback, () => 'ご連絡', Math.max(subjectMs, answerMs)),
    },
    to: people(({ to }) => [to]),
    cc: people(() => []),
    bcc: people(() => []),
    getSelectedDataAsync: (_: string, callback: Callback) =>
      answer(callback, () => ({ data: '', sourceProperty: 'body' }), Math.max(probeMs, answerMs)),
    getInitializationContextAsync: (callback: Callback) => answer(callback, () => ''),
    loadCustomPropertiesAsync: (callback: Callback) =>
      answer(callback, ({ properties }) => {
        const copy = { ...properties };
        return {
          get: (key: string) => copy[key],
          set: (key: string, value: unknown) => (copy[key] = value),
          remove: (key: string) => Reflect.deleteProperty(copy, key),
          saveAsync: (saved: Callback) => answer(saved, (draft) => void (draft.properties = { ...copy })),
        };
      }),
    notificationMessages: {
      removeAsync: (_: string, callback: Callback) => answer(callback, () => undefined),
      addAsync: (_: string, { message }: { readonly message: string }, callback: Callback) =>
        answer(callback, ({ notices }) => notices.push(message)),
    },
    sessionData: {
      getAsync: () => undefined,
      getAllAsync: (callback: Callback) => answer(callback, ({ session }) => Object.fromEntries(session)),
      setAsync: (key: string, value: string, callback: Callback) =>
        answer(callback, ({ session }) => void session.set(key, value)),
      removeAsync: (key: string, callback: Callback) =>
        answer(callback, ({ session }) => session.delete(key)),
    },
  });
  const office = useOffice({ set: '1.14' });
  office.mailbox.item = item();
  return {
    change,
    announce,
    calls: () => calls,
    changeAt: (call: number, moment: Moment, to: Draft) => (planned = { call: calls + call, moment, to }),
    /** From now on each answer takes this long. */
    slow: (ms: number) => (answerMs = ms),
    slowSubject: (ms: number) => (subjectMs = ms),
    /** From now on each write shows so long after its answer. */
    tellsLate: (ms: number) => (lateMs = ms),
    neverTellsWrites: () => (tellsWrites = false),
    refuseWrites: (code: number, message = '') => (refusal = { code, message }),
    slowProbe: (ms: number) => (probeMs = ms),
  };
}
