import { diagnosticsText } from '../../../src/addin/compose/diagnostics.ts';
import { DEFAULT_SETTINGS } from '../../../src/addin/compose/settings.ts';
import { FakeMailHost } from '../../support/fake-mail-host.ts';
import { leakDetector } from '../../support/leaks.ts';
import { me } from '../../support/sample-company.ts';

describe('the diagnostics to copy', () => {
  const text = diagnosticsText({
    bundle: 'taskpane.0123456789.js',
    now: new Date('2026-11-23T01:00:00.000Z'),
    userAgent: 'Mozilla/5.0',
    hostLanguage: 'ja-JP',
    capabilities: new FakeMailHost().capabilities,
    state: 'detected',
    connection: {
      me,
      progress: null,
      expired: true,
      online: false,
      loading: false,
      by: 'code',
      accountOffered: false,
    },
    connectedBy: 'code',
    sendCheck: { active: false, why: 'old' },
    settings: DEFAULT_SETTINGS,
    lastRequest: {
      sentAt: '2026-11-23T00:59:00.000Z',
      method: 'POST',
      url: 'https://relay.example/v1/counts?x=sato%40mail.example',
      headers: [['authorization', 'Bearer secret']],
      body: '{"reports":["sato@mail.example"]}',
      status: 503,
      reply: 'sato@mail.example',
    },
    unreported: 2,
  });

  it('say what is the case', () => {
    expect(text).toContain('add-in: taskpane.0123456789.js');
    expect(text).toContain('Mailbox set: 1.14');
    expect(text).toContain('send check: not active (old)');
    expect(text).toContain('connection: code, active, expired, offline');
    expect(text).toContain('last request: 2026-11-23T00:59:00.000Z POST /v1/counts 503');
  });

  it('hold nothing of a person and no proof', () => {
    expect(leakDetector(['sato@mail.example', 'secret', me.employer.name])(text)).toBe(false);
  });
});
