import { readFileSync } from 'node:fs';
import path from 'node:path';
import { playEventCode } from '../addin/event-code.ts';
import { builtEventFile } from '../addin/event-runtime.ts';

/** The file as classic Outlook on Windows gets it: built, bundled and minified, without a page around it. */
const FILE = path.resolve(__dirname, '../../dist/local/launchevent.js');

describe('The built launchevent.js', () => {
  const run = builtEventFile(readFileSync(FILE, 'utf8'));
  playEventCode(run);
});
