import { createHash } from 'node:crypto';
import { CONSENT_VERSION, SWITCH_VERSION } from '../../../src/server/services/candidate/consent-version.ts';
import en from '../../../src/server/pages/strings/en.json' with { type: 'json' };
import ja from '../../../src/server/pages/strings/ja.json' with { type: 'json' };

const FORM = /^c\.consent\.[123](\.newgrad)?$/;
const SWITCHES = /^c\.my\.(agency|employer|news)\.off$/;

/** What a version stands for, as a fingerprint of its texts in both languages. */
function wording(which: RegExp): string {
  const texts = [ja, en].map((each) => Object.entries(each).filter(([key]) => which.test(key)));
  return createHash('sha256').update(JSON.stringify(texts)).digest('hex').slice(0, 12);
}

/** Whoever changes one of these texts gives the version another name, and only then the fingerprint here. */
it('A version of consents means one wording', () => {
  expect([CONSENT_VERSION, wording(FORM)]).toEqual(['2026-11-27', '3c30c01ab0fb']);
  expect([SWITCH_VERSION, wording(SWITCHES)]).toEqual(['2026-11-27-my', 'c509936658e5']);
});
