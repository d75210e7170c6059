/** A backup made where the service's environment is missing, as by a timer, must not pass for the service's. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { openDatabase } from '../../../src/server/db/database.ts';
import { runCommand } from '../../../src/server/maintenance/command.ts';
import { describeOnBothEngines, type TestDatabase } from '../../support/databases.ts';

let folder: string;
beforeEach(() => (folder = mkdtempSync(path.join(os.tmpdir(), 'career-relay-which-'))));
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describeOnBothEngines('A backup', (create) => {
  let home: TestDatabase;
  beforeEach(async () => {
    home = await create();
    await (await openDatabase(home.options)).close();
  });

  it('says of which database it is, and no password', async () => {
    const { databaseUrl, dataDir } = home.options;
    const secret = databaseUrl?.replace('relay@', 'relay:secret@');
    const file = path.join(folder, 'backup');
    const { exitCode, lines } = await runCommand(['backup', file], {
      DATABASE_URL: secret,
      DATA_DIR: dataDir,
    });
    const place = databaseUrl ? databaseUrl.replace(/^.*@/, '') : path.resolve(dataDir);
    expect([exitCode, lines]).toEqual([0, [`Everything in ${place} is in ${file}.`]]);
  });

  it('is none where the service was never started', async () => {
    const { options } = await create('empty');
    const file = path.join(folder, 'backup');
    const env = { DATABASE_URL: options.databaseUrl, DATA_DIR: options.dataDir };
    const fault = expect.stringMatching(
      /no (?:tables|database).* Run this with the service’s environment\.$/,
    ) as string;
    expect(await runCommand(['backup', file], env)).toEqual({ exitCode: 2, lines: [fault] });
    expect(await runCommand(['recompute'], env)).toEqual({ exitCode: 2, lines: [fault] });
    expect(readdirSync(folder)).toEqual([]);
  });
});
