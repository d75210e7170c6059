import { ApiClient } from '../../../src/addin/api/api-client.ts';
import { createRelay } from '../../../src/addin/relay/create-relay.ts';
import type { MeReply } from '../../../src/contract/me.ts';
import { translator } from '../../../src/addin/strings/index.ts';
import { FakeMailHost } from '../../support/fake-mail-host.ts';
import { me } from '../../support/sample-company.ts';
import { PEOPLE } from '../pane/support/tab-fixtures.ts';

/** The tabs over a service that has one answer to everything; a refusal is told by its code. */
function relay(
  answer: string | object,
  status: number,
  proof: 'token' | false = 'token',
  known: {
    readonly me?: MeReply;
    readonly expired?: boolean;
    readonly online?: boolean;
    readonly language?: 'ja' | 'en';
  } = {},
) {
  const host = new FakeMailHost();
  const sent: unknown[] = [];
  const reply = JSON.stringify(typeof answer === 'string' ? { error: { code: answer } } : answer);
  const api = new ApiClient({
    origin: 'https://relay.example',
    fetch: (_url, request) => {
      if (typeof request?.body === 'string') sent.push(JSON.parse(request.body));
      return status === 0
        ? Promise.reject(new TypeError())
        : Promise.resolve(new Response(reply, { status }));
    },
    token: () => proof,
    now: () => new Date('2026-11-23T01:42:00Z'),
  });
  let asked = 0;
  const tabs = createRelay({
    api,
    connection: {
      view: () => ({
        me: known.me ?? null,
        expired: known.expired ?? proof === false,
        online: known.online ?? true,
      }),
      subscribe: () => () => undefined,
      refresh: () => Promise.resolve(void (asked += 1)),
    } as never,
    host,
    newId: () => 'client-made-id',
    texts: () => translator(known.language ?? 'ja'),
  });
  return { tabs, host, sent, asked: () => asked };
}

describe('What the tabs hear of the connection', () => {
  it('is that it has ended, too, where the work account has to be asked before anything is sent', async () => {
    const { tabs, asked } = relay('internal', 500, false);
    await tabs.slots.load();
    expect(tabs.slots.view().list.fault).toBe('unauthenticated');
    expect(await tabs.report.setCostPerHire(1)).toBe('unauthenticated');
    expect(asked()).toBe(0);
  });

  it.each([
    ['unauthenticated', 401, 1],
    ['tenant_unknown', 403, 1],
    ['unavailable', 503, 0],
  ])('is found out by the connection itself: %s', async (code, status, asked) => {
    for (const press of [
      (tabs: ReturnType<typeof createRelay>) => tabs.slots.load(),
      (tabs: ReturnType<typeof createRelay>) => tabs.slots.decline('request', 'proposal'),
      (tabs: ReturnType<typeof createRelay>) => tabs.report.setCostPerHire(1),
      (tabs: ReturnType<typeof createRelay>) => tabs.report.csv(),
    ]) {
      const opened = relay(code, status);
      await press(opened.tabs);
      expect(opened.asked()).toBe(asked);
    }
  });

  it.each([
    ['nobody answers', 0, true, 1],
    ['nobody answers, as is known', 0, false, 0],
    ['somebody answers again', 200, false, 1],
    ['somebody answers, as is known', 200, true, 0],
  ])('is found out by the connection itself, too, where %s', async (_, status, online, asked) => {
    const opened = relay({ free: 0, slots: [], requests: [] }, status, 'token', { online });
    await opened.tabs.slots.load();
    expect(opened.asked()).toBe(asked);
  });

  it('is no end of it where the service is only not to be had, or refuses for another reason', async () => {
    const away = relay('unavailable', 503);
    await away.tabs.slots.load();
    expect(away.tabs.slots.view().list.fault).toBe('unavailable');
    const refused = relay('forbidden', 403, 'token', { expired: true });
    await refused.tabs.slots.load();
    expect(refused.tabs.slots.view().list.fault).toBe('forbidden');
  });
});

describe('What the tabs do in the name of the recruiter', () => {
  it.each([
    ['ja', '青空より、あらためてのご連絡', '中村 遥 様\n\n青空の採用担当です。'],
    ['en', 'Getting in touch again, from Aozora', 'Dear 中村 遥,\n\nI’m writing from recruiting at Aozora.'],
  ] as const)(
    'begins a mail to somebody of the pool with the company’s name: %s',
    async (language, subject, body) => {
      const [, person] = PEOPLE;
      if (!person) throw new Error('nobody');
      const { tabs, host } = relay(person, 200, 'token', { me, language });
      expect(await tabs.pool.write(person)).toBe('opened');
      expect(host.drafts).toMatchObject([
        { to: [{ address: person.mail, name: '中村 遥' }], subject, body: { type: 'text' } },
      ]);
      expect(host.drafts[0]?.body.content).toContain(body);
    },
  );

  it('asks for mails about a request at the recruiter’s own address, and for new totals after a step', async () => {
    const { tabs, sent, asked } = relay({ requestId: 'new' }, 200);
    expect(tabs.slots.notifiedAddress()).toBe('saito@aozora.example');
    tabs.slots.openForm('slot');
    expect(await tabs.slots.submit()).toBe('done');
    expect(sent[0]).toMatchObject({ contactMail: 'saito@aozora.example', language: 'ja' });
    expect(asked()).toBe(1);
  });
});
