/** Every call to Outlook gone wrong in every way, with the whole of what stands behind the pane: the draft is never harmed. */
import { createAssistant } from '../../../src/addin/compose/create-assistant.ts';
import type { HomeState } from '../../../src/addin/compose/home-state.ts';
import { connectHost } from '../../../src/addin/host/connect-host.ts';
import { offline, useNetwork, useTimeOfTheTest } from '../../support/network.ts';
import { me } from '../../support/sample-company.ts';
import { ok, useOffice } from './fake-office.ts';

const network = useNetwork();

type Callback = (result?: unknown) => void;

const BODY =
  '<div>佐藤 美咲 様<br>慎重に選考いたしました結果、誠に残念ながら、今回は採用を見送らせていただくこととなりました。</div><div id="Signature">株式会社青空<br>TEL 03-0000-0000</div>';

const CALLS = [
  'type',
  'read',
  'write',
  'write at cursor',
  'selection',
  'subject',
  'to',
  'cc',
  'bcc',
  'properties',
  'save properties',
  'session values',
  'set session value',
  'context',
  'shared',
] as const;
type Call = (typeof CALLS)[number];
const WAYS = [
  'throws',
  'refuses',
  'never answers',
  'answers twice',
  'answers late',
  'answers nonsense',
  'answers null',
] as const;
type Way = (typeof WAYS)[number];

/** A compose item on which one call goes wrong. */
function item(fault: Call | null, way: Way) {
  const state = { body: BODY };
  const properties = new Map<string, unknown>();
  const session = new Map<string, string>();
  const answer = (call: Call, callback: Callback, act: () => unknown): void => {
    if (call !== fault) return callback(ok(act()));
    if (way === 'throws') throw new Error('Internal error');
    if (way === 'refuses')
      return callback({ status: 'failed', error: { name: 'GenericError', code: 9020, message: '' } });
    if (way === 'never answers') return;
    if (way === 'answers nonsense') return callback();
    if (way === 'answers null') return callback(ok(null));
    const value = act();
    if (way === 'answers late') return void setTimeout(() => callback(ok(value)), 20_000);
    callback(ok(value));
    callback(ok(value));
  };
  const people = (call: Call, list: readonly object[]) => ({
    getAsync: (callback: Callback) => answer(call, callback, () => list),
  });
  const compose = {
    body: {
      getTypeAsync: (callback: Callback) => answer('type', callback, () => 'html'),
      getAsync: (_: string, callback: Callback) => answer('read', callback, () => state.body),
      setAsync: (content: string, _: object, callback: Callback) =>
        answer('write', callback, () => void (state.body = content)),
      setSelectedDataAsync: (content: string, _: object, callback: Callback) =>
        answer(
          'write at cursor',
          callback,
          () => void (state.body = state.body.replace('</div>', `</div>${content}`)),
        ),
    },
    subject: { getAsync: (callback: Callback) => answer('subject', callback, () => '選考結果のご連絡') },
    to: people('to', [
      { emailAddress: 'sato@mail.example', displayName: '佐藤 美咲', recipientType: 'other' },
    ]),
    cc: people('cc', []),
    bcc: people('bcc', []),
    getSelectedDataAsync: (_: string, callback: Callback) =>
      answer('selection', callback, () => ({ data: '', sourceProperty: 'body' })),
    getSharedPropertiesAsync: (callback: Callback) =>
      answer('shared', callback, () => ({ delegatePermissions: 0 })),
    getInitializationContextAsync: (callback: Callback) => answer('context', callback, () => ''),
    addHandlerAsync: () => undefined,
    loadCustomPropertiesAsync: (callback: Callback) =>
      answer('properties', callback, () => ({
        get: (key: string) => properties.get(key),
        set: (key: string, value: unknown) => properties.set(key, value),
        remove: (key: string) => properties.delete(key),
        saveAsync: (saved: Callback) => answer('save properties', saved, () => undefined),
      })),
    sessionData: {
      getAsync: () => undefined,
      getAllAsync: (callback: Callback) =>
        answer('session values', callback, () => Object.fromEntries(session)),
      setAsync: (key: string, value: string, callback: Callback) =>
        answer('set session value', callback, () => void session.set(key, value)),
      removeAsync: (key: string, callback: Callback) =>
        answer('set session value', callback, () => session.delete(key)),
    },
  };
  return { compose, state };
}

async function live(fault: Call | null, way: Way, placement: 'signature' | 'cursor') {
  const { compose, state } = item(fault, way);
  useOffice({ item: compose, set: '1.15' });
  for (const [key, value] of Object.entries({
    me,
    connection: { token: 't', connectionId: 'c' },
    settings: { placement },
  }))
    Office.context.roamingSettings.set(key, value);
  const connecting = connectHost();
  await jest.advanceTimersByTimeAsync(60_000);
  const host = await connecting;
  if (!host) throw new Error('not in Outlook');
  const { assistant, load } = createAssistant(host);
  void load();
  assistant.pane.claim();
  void assistant.start();
  await jest.advanceTimersByTimeAsync(120_000);
  const before: HomeState = assistant.view().state;
  assistant.actions.insert();
  await jest.advanceTimersByTimeAsync(180_000);
  const inserted: HomeState = assistant.view().state;
  const held = state.body;
  assistant.actions.undo();
  await jest.advanceTimersByTimeAsync(180_000);
  assistant.stop();
  return { before, inserted, held, busy: assistant.view().busy, after: state.body };
}

const rejections: unknown[] = [];
const note = (reason: unknown) => void rejections.push(reason);

beforeEach(() => {
  useTimeOfTheTest();
  network.use(offline);
  process.on('unhandledRejection', note);
});
afterEach(() => {
  process.off('unhandledRejection', note);
  jest.useRealTimers();
});

describe.each(['signature', 'cursor'] as const)('a host that fails, inserting at the %s', (placement) => {
  it('does all of it where nothing fails', async () => {
    const { before, inserted, held, after } = await live(null, 'throws', placement);
    expect(before.kind).toBe('detected');
    expect(inserted.kind).toBe('inserted');
    expect(held).not.toBe(BODY);
    expect(after).toBe(BODY);
  });

  it.each(CALLS.flatMap((call) => WAYS.map((way) => [call, way] as const)))(
    '%s %s: a card says what is so, and the draft is whole',
    async (call, way) => {
      const { inserted, held, busy, after } = await live(call, way, placement);
      expect(busy).toBeNull();
      expect(inserted.kind).not.toBe('checking');
      const links = held.match(/href="https:\/\/relay\.example/g) ?? [];
      expect(links.length).toBeLessThanOrEqual(1);
      if (links.length === 0) expect(held).toBe(BODY);
      // Whatever came of it, each of the author's own parts stands as it was.
      for (const part of BODY.split('</div>')) expect(held).toContain(part);
      if (inserted.kind === 'inserted') expect(links).toHaveLength(1);
      if (!after.includes('relay.example')) expect(after).toBe(BODY);
      expect(rejections).toEqual([]);
    },
  );
});
