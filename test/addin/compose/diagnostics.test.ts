import { diagnosticsText } from '../../../src/addin/compose/diagnostics.ts';
import { leakDetector } from '../../support/leaks.ts';
import { diagnosticFacts } from '../../support/sample-diagnostics.ts';
import { me } from '../../support/sample-company.ts';

describe('the diagnostics to copy', () => {
  const text = diagnosticsText(diagnosticFacts);

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
