import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { manifestFault } from '../../../src/server/add-in/manifest.ts';

describe('The manifest beside the built add-in', () => {
  let root: string;
  const build = (origin: string) =>
    writeFileSync(path.join(root, 'manifest.xml'), `<bt:Url DefaultValue="${origin}/taskpane.html"/>`);

  beforeEach(() => {
    root = mkdtempSync(path.join(tmpdir(), 'relay-manifest-'));
  });
  afterEach(() => rmSync(root, { recursive: true }));

  it('fits where it names the host that answers the panes', () => {
    build('https://relay.example');
    expect(manifestFault(root, 'https://relay.example')).toBeUndefined();
  });

  it('does not fit where it names another host, whose panes never call us', () => {
    build('https://addin.example');
    expect(manifestFault(root, 'https://relay.example')).toMatch(
      /https:\/\/addin\.example.*ADDIN_ORIGIN=https:\/\/relay\.example/,
    );
  });

  it('may be left out', () => {
    expect(manifestFault(root, 'https://relay.example')).toBeUndefined();
  });
});
