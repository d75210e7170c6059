import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../../src/server/db/database.ts';
import { DATABASE_FILE } from '../../../src/server/db/sqlite.ts';

// Windows has other means than modes.
(process.platform === 'win32' ? describe.skip : describe)('The embedded database', () => {
  let folder: string;

  beforeEach(() => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'career-relay-private-'));
    chmodSync(folder, 0o755);
  });

  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const modes = () =>
    ['', '-wal', '-shm'].map((end) => statSync(path.join(folder, `${DATABASE_FILE}${end}`)).mode & 0o777);

  it('is nobody else’s to read in a folder that everybody may enter', async () => {
    const database = await openDatabase({ dataDir: folder });
    expect(modes()).toEqual([0o600, 0o600, 0o600]);
    await database.close();
  });

  it('is closed to others at the next start where it was open to them', async () => {
    writeFileSync(path.join(folder, DATABASE_FILE), '', { mode: 0o644 });
    const database = await openDatabase({ dataDir: folder });
    expect(modes()).toEqual([0o600, 0o600, 0o600]);
    await database.close();
  });
});
