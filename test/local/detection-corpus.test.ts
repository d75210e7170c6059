import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { readCorpus } from '../../src/local/detection-corpus.ts';

const ROW = { lang: 'en', label: 'rejection', subject: 'Your application', body: 'We have chosen another.' };

describe('a corpus of one’s own mails', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'corpus-'));
  const file = path.join(folder, 'mails.jsonl');
  const read = (...lines: readonly string[]) => {
    writeFileSync(file, lines.join('\n'));
    return readCorpus(file);
  };

  afterAll(() => rmSync(folder, { recursive: true }));

  it.each(['', ' \n'])('takes a mail whose HTML is %j for plain text', (html) => {
    expect(read(JSON.stringify({ ...ROW, html }))).toMatchObject([{ body: ROW.body, html: null }]);
  });

  it('keeps the HTML of a mail without a body', () => {
    const html = '<p>We have chosen another.</p>';

    expect(read(JSON.stringify({ ...ROW, body: undefined, html }))).toMatchObject([{ body: '', html }]);
  });

  it('is read as editors on Windows save it', () => {
    expect(read(`\ufeff${JSON.stringify(ROW)}\r`, `${JSON.stringify(ROW)}\r`, '')).toHaveLength(2);
  });

  it.each([
    ['{"label": "rejection"', 'is not JSON.'],
    ['[]', ': "label" must be "rejection" or "other".'],
    ['7', 'is not an object.'],
    [JSON.stringify({ ...ROW, label: 'no' }), ': "label" must be "rejection" or "other".'],
    [JSON.stringify({ ...ROW, body: undefined }), ': "body" or "html" is missing.'],
  ])('names file and line of %s', (line, fault) => {
    expect(() => read(JSON.stringify(ROW), line)).toThrow(
      `${file}:2${fault.startsWith(':') ? '' : ' '}${fault}`,
    );
  });
});
