import type { DiagnosticFacts } from '../../src/addin/compose/diagnostics.ts';
import { DEFAULT_SETTINGS } from '../../src/addin/compose/settings.ts';
import { FakeMailHost } from './fake-mail-host.ts';
import { me } from './sample-company.ts';

/** A pane of which everything is known, with a person and a proof in what it last sent. */
export const diagnosticFacts: DiagnosticFacts = {
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
};
