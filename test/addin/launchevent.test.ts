import ja from '../../src/addin/strings/ja.json' with { type: 'json' };
import { me } from '../support/sample-company.ts';
import { runInEventRuntime } from './event-runtime.ts';

type Callback = (result: unknown) => void;
type Handler = (event: object) => void;
type Person = { readonly emailAddress: string; readonly displayName: string };

const SATO = { emailAddress: 'sato@mail.example', displayName: '佐藤 美咲' };
const TANAKA = { emailAddress: 'tanaka@mail.example', displayName: '田中 健太' };
const CODE = 'K7Q2M-9XD4T-HV83C';
const WITH_LINK = `<p>今回は見送らせていただきます。</p><p><a href="https://relay.example/r/${CODE}">https://relay.example/r/${CODE}</a></p>`;
const REJECTION =
  '<p>佐藤様</p><p>慎重に選考いたしました結果、誠に残念ながら、今回は採用を見送らせていただくこととなりました。</p>';
const OWNER = {
  address: SATO.emailAddress,
  name: SATO.displayName,
  code: CODE,
  stage: 'first',
  language: 'ja',
};
const BOOK = [{ address: SATO.emailAddress, name: SATO.displayName, code: CODE, day: '2026-11-01' }];

interface Mail {
  readonly to?: readonly Person[];
  readonly body?: string;
  readonly draft?: Record<string, unknown>;
  readonly mailbox?: Record<string, unknown>;
  readonly set?: string;
  /** The name of a call that throws, refuses, or never answers. */
  readonly fault?: readonly [call: string, how: 'throws' | 'refuses' | 'is silent'];
}

/** Loads the event file into a bare runtime with a compose item, and gives its handlers. */
function runtime(mail: Mail) {
  const saved = new Map<string, unknown>(Object.entries({ me, ...mail.mailbox }));
  const session = new Map<string, string>();
  const timers: (() => void)[] = [];
  const handlers: Record<string, Handler> = {};
  const answer = (call: string, callback: Callback, value: unknown) => {
    const how = mail.fault?.[0] === call ? mail.fault[1] : 'answers';
    if (how === 'throws') throw new Error('Elevated permission is required');
    if (how === 'refuses') callback({ status: 'failed', error: { code: 9020 } });
    if (how === 'answers') callback({ status: 'succeeded', value });
  };
  const field = (call: string, people: readonly Person[]) => ({
    getAsync: (callback: Callback) => answer(call, callback, people),
  });
  const Office = {
    AsyncResultStatus: { Succeeded: 'succeeded', Failed: 'failed' },
    CoercionType: { Html: 'html', Text: 'text' },
    actions: { associate: (name: string, handler: Handler) => (handlers[name] = handler) },
    context: {
      displayLanguage: 'ja-JP',
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
        userProfile: { emailAddress: 'saito@aozora.example' },
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
          sessionData: {
            setAsync: (key: string, value: string, callback: Callback) => {
              session.set(key, value);
              answer('session', callback, undefined);
            },
          },
        },
      },
    },
  };
  runInEventRuntime('src/addin/launchevent.ts', {
    Office,
    setTimeout: (run: () => void) => timers.push(run),
  });
  const fire = (name: string) => {
    const completions: unknown[] = [];
    handlers[name]?.({ completed: (options: unknown) => completions.push(options) });
    const elapse = () => timers.forEach((run) => run());
    return { completions, elapse };
  };
  return { fire, session, saved };
}

const send = (mail: Mail) => runtime(mail).fire('onMessageSend').completions;
const REMIND = { settings: { remindMissing: true } };

describe('the event code', () => {
  it('leaves its start signal in the draft', () => {
    const { fire, session } = runtime({});
    expect(fire('onMessageCompose').completions).toHaveLength(1);
    expect(session.get('sendCheck.startedAt')).toMatch(/^"\d{4}-/);
  });

  it.each([['throws'], ['is silent'], ['refuses']] as const)(
    'completes the start although the session data call %s',
    (how) => {
      const { completions, elapse } = runtime({ fault: ['session', how] }).fire('onMessageCompose');
      elapse();
      expect(completions).toHaveLength(1);
    },
  );
});

describe('the check at sending', () => {
  it('asks when the link is of another person', () => {
    const [answer] = send({ to: [TANAKA], body: WITH_LINK, draft: { owner: OWNER } });
    expect(answer).toMatchObject({
      allowEvent: false,
      commandId: 'cr.pane',
      cancelLabel: ja['alert.mismatch.action'],
      contextData: '{"reason":"mismatch"}',
    });
    expect((answer as { errorMessage: string }).errorMessage).toContain(
      '「佐藤 美咲」様のものですが、宛先は「田中 健太」様',
    );
  });

  it('knows the owner from the mailbox when the draft does not', () => {
    expect(send({ to: [TANAKA], body: WITH_LINK, mailbox: { links: BOOK } })).toMatchObject([
      { allowEvent: false },
    ]);
  });

  it('asks when one link goes to several candidates, whoever its owner is', () => {
    expect(send({ to: [SATO, TANAKA], body: WITH_LINK })).toMatchObject([
      { allowEvent: false, contextData: '{"reason":"several"}' },
    ]);
  });

  it('asks about a missing link only where the user wants it and can act', () => {
    expect(send({})).toEqual([{ allowEvent: true }]);
    expect(send({ mailbox: REMIND })).toMatchObject([{ allowEvent: false, cancelLabel: 'リンクを入れる' }]);
    expect(send({ mailbox: REMIND, set: '1.13' })).toEqual([{ allowEvent: true }]);
    expect(send({ mailbox: REMIND, draft: { notRejection: true } })).toEqual([{ allowEvent: true }]);
    expect(send({ mailbox: { ...REMIND, links: BOOK } })).toEqual([{ allowEvent: true }]);
    expect(send({ mailbox: REMIND, body: '<p>面接日程のご案内です。</p>' })).toEqual([{ allowEvent: true }]);
  });

  it.each<[string, Mail]>([
    ['the right link', { body: WITH_LINK, draft: { owner: OWNER } }],
    ['the link of an owner nobody here knows', { to: [TANAKA], body: WITH_LINK }],
    [
      'another person’s link, check switched off',
      {
        to: [TANAKA],
        body: WITH_LINK,
        draft: { owner: OWNER },
        mailbox: { settings: { checkOwner: false } },
      },
    ],
    ['no connection', { to: [TANAKA], body: WITH_LINK, draft: { owner: OWNER }, mailbox: { me: null } }],
    [
      'a mailbox with unreadable values',
      { to: [TANAKA], body: WITH_LINK, mailbox: { me: { employer: 1 }, links: 'x', settings: 3 } },
    ],
    [
      'only colleagues',
      {
        to: [{ emailAddress: 'x@aozora.example', displayName: '' }],
        body: WITH_LINK,
        draft: { owner: OWNER },
      },
    ],
  ])('lets the mail go with %s', (_, mail) => {
    expect(send(mail)).toEqual([{ allowEvent: true }]);
  });

  const CALLS = ['type', 'body', 'subject', 'to', 'cc', 'bcc', 'properties', 'save'];
  it.each(
    CALLS.flatMap((call) => (['throws', 'refuses', 'is silent'] as const).map((how) => [call, how] as const)),
  )('lets the mail go, once, when %s %s', (call, how) => {
    const mail: Mail = {
      to: call === 'save' ? [SATO] : [TANAKA],
      body: WITH_LINK,
      draft: { owner: OWNER },
      mailbox: { links: BOOK },
      fault: [call, how],
    };
    const { completions, elapse } = runtime(mail).fire('onMessageSend');
    elapse();
    expect(completions).toEqual([{ allowEvent: true }]);
  });

  it('notes a sent link as a number, without person or link', () => {
    const { fire, saved } = runtime({ body: WITH_LINK, draft: { owner: OWNER }, mailbox: { links: BOOK } });
    fire('onMessageSend');
    expect(saved.get('sent')).toEqual([
      { day: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as string, stage: 'first', language: 'ja' },
    ]);
  });

  it('does not save an old copy of the mailbox over a newer one', () => {
    const { fire, saved } = runtime({ body: WITH_LINK, draft: { owner: OWNER } });
    fire('onMessageSend');
    expect(saved.has('sent')).toBe(false);
  });
});
