import { sql } from 'kysely';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { run, type RunResult } from '../../../src/server/cli/run.ts';
import { SAMPLE_OPERATOR } from '../../../src/server/identity/operator.ts';
import { runCommand } from '../../../src/server/maintenance/command.ts';
import { createService } from '../../../src/server/service.ts';
import { recomputeCounters } from '../../../src/server/services/credit/recompute-counters.ts';
import type { ServiceContext } from '../../../src/server/services/context.ts';
import { isRestored, noteRestored } from '../../../src/server/stores/restored.ts';
import { describeOnBothEngines, type TestDatabase } from '../../support/databases.ts';
import { createTestContext } from '../../support/service-context.ts';
import { openCandidateWorld, type CandidateWorld } from './candidate-world.ts';

const [ERASED, STOPPED, RETURNED, LATER] = ['erased', 'stopped', 'returned', 'later'].map(
  (name) => `${name}@example.jp`,
) as [string, string, string, string];

describeOnBothEngines('A database from a backup', (create) => {
  let home: TestDatabase;
  let other: TestDatabase;
  let world: CandidateWorld;
  let restored: ServiceContext;
  let folder: string;

  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'career-relay-restored-'));
    home = await create();
    other = await create('empty');
    world = await openCandidateWorld(home);
  });

  afterEach(async () => {
    await world.site.close();
    rmSync(folder, { recursive: true });
  });

  const environmentOf = ({ options }: TestDatabase) => ({
    DATABASE_URL: options.databaseUrl,
    DATA_DIR: options.dataDir,
  });
  const backup = async () => {
    const file = join(folder, 'backup');
    expect(await runCommand(['backup', file], environmentOf(home))).toMatchObject({ exitCode: 0 });
  };
  const restore = async () => {
    const { exitCode, lines } = await runCommand(['restore', join(folder, 'backup')], environmentOf(other));
    expect([exitCode, lines[0]]).toEqual([0, expect.stringContaining('restored repeat')]);
    restored = await createTestContext(other, world.site.context.clock);
  };
  const repeat = (...args: readonly string[]): Promise<RunResult> =>
    run(['restored', 'repeat', ...args], () =>
      Promise.resolve({ context: restored, close: () => Promise.resolve() }),
    );
  const logFile = (lines: readonly string[], name = 'log'): string => {
    writeFileSync(join(folder, name), lines.join(''));
    return join(folder, name);
  };
  const stopMails = (mail: string) =>
    world.site.app.inject({
      method: 'POST',
      url: '/stop/ja',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      payload: new URLSearchParams({ mail }).toString(),
    });
  const switchAgency = async (mail: string, on: 'yes' | 'no') => {
    world.wait(0.1);
    const { statusCode } = await (
      await world.my(mail)
    ).post('switch', { kind: 'agency', which: 'agy_one', on });
    expect(statusCode).toBe(303);
  };
  const standing = async () => {
    const { kysely } = restored.database;
    const people = await kysely.selectFrom('registrations').select(['mail', 'erased_at']).execute();
    const handed = await kysely
      .selectFrom('disclosure_records')
      .innerJoin('registrations', 'registrations.registration_id', 'disclosure_records.registration_id')
      .select(['registrations.mail', 'disclosure_records.withdrawn_at'])
      .execute();
    return {
      erased: people.filter(({ erased_at }) => erased_at !== null).length,
      mails: people.map(({ mail }) => mail).toSorted(),
      withdrawn: handed
        .filter(({ withdrawn_at }) => withdrawn_at !== null)
        .map(({ mail }) => mail)
        .toSorted(),
    };
  };

  it('gets back what people took back since, from the lines of the log, and holds nobody it erased', async () => {
    for (const mail of [ERASED, STOPPED, RETURNED]) await world.register({ mail, fields: { news: 'yes' } });
    // Before the backup: it holds that.
    await switchAgency(RETURNED, 'no');
    await switchAgency(RETURNED, 'yes');
    await backup();
    world.wait(1);
    const erasedAt = world.site.context.clock().toISOString();
    expect((await (await world.my(ERASED)).post('delete')).statusCode).toBe(303);
    await switchAgency(STOPPED, 'no');
    await switchAgency(RETURNED, 'no');
    await switchAgency(RETURNED, 'yes');
    await (await world.my(STOPPED)).post('switch', { kind: 'news', on: 'no' });
    await stopMails('nobody@example.jp');
    await world.register({ mail: LATER });
    await (await world.my(LATER)).post('delete');

    await restore();
    expect(await standing()).toMatchObject({ erased: 0, withdrawn: [] });
    const [before, after] = [world.log.slice(0, -20), world.log.slice(-20)];
    // As a collector of logs wrote them, from two processes.
    const logs = [logFile(after.map((line) => `Nov 27 web-1 ${line}`)), logFile(before, 'earlier')];
    const outcome = await repeat('--log', logs[0] ?? '', '--log', logs[1] ?? '', '--json');
    expect(outcome).toMatchObject({ status: 0, err: '' });
    expect(JSON.parse(outcome.out)).toMatchObject({ repeated: 4 });
    expect(await standing()).toEqual({
      erased: 1,
      mails: ['', RETURNED, STOPPED].toSorted(),
      withdrawn: ['', STOPPED],
    });
    const { kysely } = restored.database;
    const [ended] = await kysely
      .selectFrom('registrations')
      .select('erased_at')
      .where('mail', '=', '')
      .execute();
    expect(ended?.erased_at).toBe(erasedAt);
    const key = world.personKey(STOPPED);
    expect(
      await kysely.selectFrom('candidates').select('wants_news').where('person_key', '=', key).execute(),
    ).toEqual([{ wants_news: 0 }]);
    expect(await kysely.selectFrom('suppressions').select(['person_key', 'mail']).execute()).toEqual([
      { person_key: world.personKey('nobody@example.jp'), mail: '' },
    ]);
    // They had their farewell.
    const causes = await kysely
      .selectFrom('outbox')
      .select('cause')
      .where('cause', 'like', 'deleted%')
      .execute();
    expect(causes).toEqual([]);
    expect(await recomputeCounters(restored)).toEqual([]);
    // Safe to repeat.
    expect((await repeat('--log', logs[0] ?? '', '--log', logs[1] ?? '')).out).toContain('Done again: ');
    expect(await standing()).toMatchObject({ erased: 1, withdrawn: ['', STOPPED] });
  });

  it('gets back all that one person took back, also what they gave again in between', async () => {
    await world.register({ mail: STOPPED, fields: { news: 'yes' } });
    await backup();
    world.wait(1);
    await switchAgency(STOPPED, 'no');
    world.wait(0.1);
    await (await world.my(STOPPED)).post('switch', { kind: 'news', on: 'no' });
    await switchAgency(STOPPED, 'yes');
    await switchAgency(STOPPED, 'no');
    await restore();
    const { out } = await repeat('--log', logFile(world.log), '--json');
    expect(JSON.parse(out)).toMatchObject({ repeated: 2 });
    expect(await standing()).toMatchObject({ withdrawn: [STOPPED] });
    const people = restored.database.kysely.selectFrom('candidates').select('wants_news');
    expect(await people.execute()).toEqual([{ wants_news: 0 }]);
  });

  it('leaves alone who came back after they had left, as the backup has them', async () => {
    await world.register({ mail: ERASED });
    await (await world.my(ERASED)).post('delete');
    world.wait(1);
    await world.register({ mail: ERASED });
    await backup();
    await restore();
    const { out } = await repeat('--log', logFile(world.log), '--json');
    expect(JSON.parse(out)).toEqual({ found: 1, repeated: 0 });
    expect((await standing()).mails).toEqual(['', ERASED]);
  });

  const resumeMails = async () => {
    const open = () => Promise.resolve({ context: world.site.context, close: () => Promise.resolve() });
    expect(await run(['mails', 'resume', STOPPED], open)).toMatchObject({ status: 0 });
  };
  const suppressed = () => restored.database.kysely.selectFrom('suppressions').select('person_key').execute();

  it('has a line of the mails that the office let through, and adds no stop because of it', async () => {
    await stopMails(STOPPED);
    world.wait(0.1);
    await backup();
    await resumeMails();
    expect(world.log.filter((line) => line.includes('"takenBack"'))).toEqual([
      expect.stringContaining('"what":"mails"'),
      expect.stringContaining('"again":true'),
    ]);
    await restore();
    // The stop that the backup itself holds stays, as the rest of what was given again since.
    expect(JSON.parse((await repeat('--log', logFile(world.log), '--json')).out)).toEqual({
      found: 2,
      repeated: 0,
    });
  });

  it('stops no mails again that were let through in the backup, where that line is missing', async () => {
    await stopMails(STOPPED);
    const log = [...world.log];
    world.wait(0.1);
    await resumeMails();
    world.wait(0.1);
    await backup();
    await restore();
    await noteRestored(restored.database.kysely, world.site.context.clock().toISOString());
    world.wait(0.1);
    await stopMails(LATER);
    const lines = [...log, ...world.log.slice(-20).filter((line) => line.includes(world.personKey(LATER)))];
    const { out } = await repeat('--log', logFile(lines), '--json');
    expect(JSON.parse(out)).toEqual({ found: 2, repeated: 1 });
    expect(await suppressed()).toEqual([{ person_key: world.personKey(LATER) }]);
    // Nor with the same lines once more.
    expect(JSON.parse((await repeat('--log', logFile(lines), '--json')).out)).toEqual({
      found: 2,
      repeated: 0,
    });
  });

  it('stops mails again, whoever is let through on it after it was restored', async () => {
    await stopMails(LATER);
    world.wait(0.1);
    await backup();
    await stopMails(STOPPED);
    world.wait(0.1);
    await restore();
    await noteRestored(restored.database.kysely, world.site.context.clock().toISOString());
    world.wait(0.1);
    const open = () => Promise.resolve({ context: restored, close: () => Promise.resolve() });
    expect(await run(['mails', 'resume', LATER], open)).toMatchObject({ status: 0 });
    const lines = world.log.filter((line) => line.includes(world.personKey(STOPPED)));
    expect(JSON.parse((await repeat('--log', logFile(lines), '--json')).out)).toEqual({
      found: 1,
      repeated: 1,
    });
    expect(await suppressed()).toEqual([{ person_key: world.personKey(STOPPED) }]);
  });

  it('stops no mails again of somebody who did something later, as the backup has them', async () => {
    await world.register({ mail: STOPPED });
    await stopMails(STOPPED);
    const log = [...world.log];
    world.wait(0.1);
    expect((await (await world.my(STOPPED)).post('mails')).statusCode).toBe(303);
    await backup();
    await restore();
    const { out } = await repeat('--log', logFile(log), '--json');
    expect(JSON.parse(out)).toEqual({ found: 1, repeated: 0 });
    expect(await suppressed()).toEqual([]);
  });

  it('takes the log of a process that had nothing to write down beside the others, and nobody else’s file', async () => {
    await world.register({ mail: ERASED });
    await backup();
    world.wait(1);
    await (await world.my(ERASED)).post('delete');
    await restore();
    const log = logFile(world.log);
    const quiet = logFile(
      world.log.filter((line) => !line.includes('takenBack')).map((line) => `web-2 ${line}`),
      'quiet',
    );
    const foreign = logFile(['Nov 27 web-2 sshd[1]: Connection closed\n'], 'foreign');
    expect((await repeat('--log', log, '--log', foreign)).err).toContain(`“${foreign}” names nothing`);
    expect((await repeat('--log', quiet)).err).toContain('names nothing');
    const { out } = await repeat('--log', quiet, '--log', log, '--json');
    expect(JSON.parse(out)).toEqual({ found: 1, repeated: 1 });
  });

  it('needs the same where it was brought back by other means, and says so once it is told', async () => {
    await world.register({ mail: ERASED });
    await backup();
    world.wait(1);
    await (await world.my(ERASED)).post('delete');
    await restore();
    const { kysely } = restored.database;
    // As a provider brings it back: of the version before this one, and without a word of it.
    await kysely.deleteFrom('settings').where('name', '=', 'restored_at').execute();
    await sql`drop index consents_to_contact`.execute(kysely);
    await sql`delete from kysely_migration where name like '0022%'`.execute(kysely);
    await restored.database.close();
    const settle = (...args: string[]) => runCommand(['restore', ...args], environmentOf(other));
    for (const args of [
      ['--in-place', '--aside'],
      ['--in-place', join(folder, 'backup')],
    ])
      expect((await settle(...args)).lines).toEqual([expect.stringMatching(/^Usage:/)]);
    expect(await settle('--in-place')).toEqual({
      exitCode: 0,
      lines: [
        expect.stringMatching(/ is noted as restored\. .*restored repeat\.$/),
        'Every counter is what the ledger gives.',
      ],
    });
    restored = await createTestContext(other, world.site.context.clock);
    expect(await isRestored(restored.database.kysely)).toBe(true);
    expect((await repeat('--log', logFile(world.log))).out).toContain('Done again: 1.');
    expect((await standing()).mails).toEqual(['']);
    expect(await isRestored(restored.database.kysely)).toBe(false);
  });

  it('that is none is noted as nothing, and no tables are made', async () => {
    const empty = await create('empty');
    const settle = () => runCommand(['restore', '--in-place'], environmentOf(empty));
    const refusal = {
      exitCode: 2,
      lines: [expect.stringMatching(/no (?:tables|database).* Run this with the service’s environment\.$/)],
    };
    expect(await settle()).toEqual(refusal);
    expect(await settle()).toEqual(refusal);
  });

  it.each<[string, (line: string) => string]>([
    [
      'Docker’s own file',
      (log) => `${JSON.stringify({ log, stream: 'stdout', time: '2026-11-27T03:00:00.123456789Z' })}\n`,
    ],
    ['kubectl logs --timestamps --prefix', (line) => `[pod/relay-0/relay] 2026-11-27T03:00:00.1Z ${line}`],
    ['a node’s file of containers', (line) => `2026-11-27T03:00:00.123456789+09:00 stdout F ${line}`],
    ['journalctl -o short', (line) => `Nov 27 12:00:00 web-1 relay[812]: ${line}`],
    [
      'journalctl -o json',
      (line) => `${JSON.stringify({ PRIORITY: '6', MESSAGE: line.trimEnd(), _COMM: 'node' })}\n`,
    ],
  ])('takes the lines as they stand in %s', async (_where, kept) => {
    await world.register({ mail: ERASED });
    await backup();
    world.wait(1);
    await (await world.my(ERASED)).post('delete');
    await restore();
    const lines = world.log.filter((line) => line.includes('"pid":') || line.includes('takenBack'));
    const log = logFile(lines.map(kept));
    const quiet = logFile(lines.filter((line) => !line.includes('takenBack')).map(kept), 'quiet');
    const { out, err } = await repeat('--log', quiet, '--log', log, '--json');
    expect([err, out]).toEqual(['', '{"found":1,"repeated":1}\n']);
  });

  it('takes a log that was packed when it was rotated, whole or not at all', async () => {
    await world.register({ mail: ERASED });
    await backup();
    world.wait(1);
    await (await world.my(ERASED)).post('delete');
    await restore();
    const packed = gzipSync(world.log.join(''));
    const file = join(folder, 'relay.log.1.gz');
    writeFileSync(file, packed.subarray(0, -20));
    expect((await repeat('--log', file)).err).toMatch(/cannot be read.*unexpected end of file/);
    expect((await repeat('--log', join(folder, 'none.gz'))).err).toContain('cannot be read: ENOENT');
    expect((await standing()).erased).toBe(0);
    writeFileSync(file, packed);
    expect((await repeat('--log', file, '--json')).out).toBe('{"found":1,"repeated":1}\n');
  });

  it.each([
    ['as PowerShell redirects it', (bytes: Buffer) => bytes],
    ['the other way round', (bytes: Buffer) => bytes.swap16()],
    ['packed', (bytes: Buffer) => gzipSync(bytes), '.gz'],
  ])('takes a log in UTF-16, %s', async (_how, kept, ending = '') => {
    await world.register({ mail: ERASED });
    await backup();
    world.wait(1);
    await (await world.my(ERASED)).post('delete');
    await restore();
    const file = join(folder, `relay.log${ending}`);
    const text = `\ufeff${'# 社名\r\n'.repeat(20_000)}${world.log.join('').replaceAll('\n', '\r\n')}`;
    writeFileSync(file, kept(Buffer.from(text, 'utf16le')));
    expect((await repeat('--log', file, '--json')).out).toBe('{"found":1,"repeated":1}\n');
  });

  it('passes over no line that it cannot open', async () => {
    await backup();
    await restore();
    await stopMails(STOPPED);
    const [line = ''] = world.log.filter((one) => one.includes('takenBack'));
    for (const unknown of [
      `${JSON.stringify({ log: line })}\n`.slice(0, 200),
      JSON.stringify({ payload: { text: line } }),
      line.replace('"what"', '"which"'),
    ]) {
      const file = logFile(['\n', unknown]);
      expect((await repeat('--log', file)).err).toContain(`“${file}” cannot be read, line 2: `);
    }
  });

  it('starts no service until that was said, if only that there was nothing', async () => {
    await world.register();
    await backup();
    await restore();
    const options = {
      ...other.options,
      relayOrigin: 'https://relay.example',
      smtpUrl: 'smtp://127.0.0.1:9',
      mailFrom: 'support@relay.example',
      operator: SAMPLE_OPERATOR,
      logLevel: 'silent',
    };
    await restored.database.close();
    await expect(createService(options)).rejects.toThrow('npm run relay -- restored repeat');
    restored = await createTestContext(other, world.site.context.clock);
    expect(await repeat()).toMatchObject({ status: 2, err: expect.stringContaining('--nothing') as string });
    const quiet = logFile(['{"level":30,"msg":"request"}\n']);
    expect((await repeat('--log', quiet)).err).toContain('names nothing');
    const torn = logFile(['{}\n', '{"level":30,"takenBack":{"at":"2026-\n']);
    expect((await repeat('--log', torn)).err).toContain(`“${torn}” cannot be read, line 2`);
    expect((await repeat('--log', join(folder, 'none'))).err).toContain(
      '” cannot be read: ENOENT: no such file or directory. Nothing was done.',
    );
    await restored.database.close();
    await expect(createService(options)).rejects.toThrow();
    restored = await createTestContext(other, world.site.context.clock);
    expect((await repeat('--nothing')).status).toBe(0);
    await restored.database.close();
    const service = await createService(options);
    await service.close();
  });
});
