import { http, HttpResponse } from 'msw/http';
import { createAssistant } from '../../../src/addin/compose/create-assistant.ts';
import { ProgressSource } from '../../../src/addin/compose/progress-source.ts';
import type { StoredValue } from '../../../src/addin/host/mail-host.ts';
import { FakeMailHost } from '../../support/fake-mail-host.ts';
import { openLiveService, type LiveService } from '../../support/live-service.ts';
import { proxyPage, useNetwork } from '../../support/network.ts';
import { me, progress } from '../../support/sample-company.ts';

const SATO = { address: 'sato@mail.example', name: '佐藤 美咲', field: 'to', isGroup: false } as const;

const network = useNetwork();
let service: LiveService;
/** What an earlier session has left: the service says otherwise by now. */
let connected: Readonly<Record<string, StoredValue>>;
beforeAll(async () => {
  service = await openLiveService();
  connected = { connection: { token: await service.token(), connectionId: 'c' }, me, progress };
});
beforeEach(() => network.use(service.reached));
afterAll(() => service.close());

/** Somebody speaks in the service's place. */
function instead(answers: Readonly<Record<string, object>>): void {
  for (const [path, answer] of Object.entries(answers))
    network.use(http.get(`*${path}`, () => HttpResponse.json(answer)));
}

/** A pane that opens on a mailbox with these values. */
async function openOn(values: Readonly<Record<string, StoredValue>>) {
  const host = new FakeMailHost();
  host.body = { type: 'html', content: '<div>ご連絡いたします。</div>' };
  host.to = [SATO];
  host.mailboxValues = { ...connected, ...values };
  const parts = createAssistant(host);
  await parts.load();
  const strip = new ProgressSource(parts.connection, parts.counts, parts.assistant);
  await parts.assistant.start();
  parts.assistant.apply(true);
  return { ...parts, host, strip };
}

describe('a pane whose mailbox keeps what another version left there', () => {
  it.each<readonly [string, Readonly<Record<string, StoredValue>>]>([
    ['terms without a company', { me: { employer: null, relayOrigin: me.relayOrigin } }],
    ['terms without a policy', { me: { employer: me.employer, relayOrigin: me.relayOrigin } }],
    ['terms without domains', { me: { ...me, employer: { ...me.employer, domains: null } } }],
    ['totals that were cut off', { progress: { asOf: progress.asOf } }],
    ['totals of no moment', { progress: { ...progress, asOf: 'yesterday' } }],
    ['texts that are none', { companyWording: { version: 1, texts: [null], closing: {}, managed: {} } }],
    ['own texts that are none', { wording: [null, 1] }],
    ['choices that are none', { settings: 'formal' }],
    ['links, reports and notes that are none', { links: {}, counts: [null, { reportId: 1 }], sent: [null] }],
    ['numbers that are none', { insertions: 'three', passedOver: {} }],
  ])('opens with %s, and has the service’s own after a look at it', async (_, values) => {
    const { assistant, connection, host, strip } = await openOn(values);
    await connection.refresh();
    await assistant.refresh(true);
    expect(assistant.view().state.kind).toBe('neutral');
    const now = await service.progress();
    expect(strip.view()).toMatchObject({ filled: now.filled, slots: now.slots.available });
    expect(host.mailboxValues).toMatchObject({ me: service.me, progress: now });
    assistant.stop();
  });

  it('keeps what it has where somebody else answers in the service’s place', async () => {
    network.use(proxyPage(503));
    instead({
      '/v1/me': { status: 'ok' },
      '/v1/progress': { asOf: progress.asOf },
      '/v1/wording': { version: 1 },
    });
    const { assistant, connection, wording, host } = await openOn({});
    await connection.refresh();
    await wording.refresh();
    expect(connection.view()).toMatchObject({ me, progress });
    expect(host.mailboxValues).toMatchObject({ me, progress });
    network.use(service.reached);
    instead({ '/v1/progress': { asOf: progress.asOf } });
    await connection.refresh();
    expect(connection.view()).toMatchObject({ me: service.me, progress });
    expect(host.mailboxValues).toMatchObject({ me: service.me, progress });
    assistant.stop();
  });
});
