/** The service as a process: ready, measured, and stopping without losing what it accepted. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { freePort } from '../support/free-port.ts';

const TOKEN = 'the-token-of-whoever-watches';
type CommandLine = readonly [string, ...string[]];
const MAIN = path.join(process.cwd(), 'src/server/main.ts');
const DIRECTLY: CommandLine = [process.execPath, '--import', 'tsx', MAIN];
const RELAY: CommandLine = [
  process.execPath,
  '--import',
  'tsx',
  path.join(process.cwd(), 'src/server/cli/main.ts'),
];

describe('The process', () => {
  let dataDir: string;
  let child: ChildProcess;
  let port: number;
  let log: string;
  /** Ended, and everything it wrote read. */
  let closed: Promise<unknown>;

  const start = (env: Record<string, string> = {}, [program, ...args] = DIRECTLY) => {
    log = '';
    child = spawn(program, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: {
        PATH: process.env['PATH'] ?? '',
        PORT: String(port),
        DATA_DIR: dataDir,
        RELAY_ORIGIN: 'https://relay.example',
        SMTP_URL: 'smtp://127.0.0.1:9',
        MAIL_FROM: 'support@relay.example',
        OPERATOR_NAME: '運営事務局',
        OPERATOR_NAME_EN: 'The Operator',
        OPERATOR_LICENCE: '13-ユ-000000',
        OPERATOR_ADDRESS: '〒100-0000 東京都千代田区見本町1-2-3',
        OPERATOR_MEMBERS: 'desk@relay.example',
        METRICS_TOKEN: TOKEN,
        ...env,
      },
    });
    closed = once(child, 'close');
    child.stdout?.on('data', (chunk: Buffer) => (log += chunk.toString()));
    child.stderr?.on('data', (chunk: Buffer) => (log += chunk.toString()));
  };

  const get = async (url: string, headers: Record<string, string> = {}) => {
    const reply = await fetch(`http://127.0.0.1:${port}${url}`, { headers });
    return { status: reply.status, headers: reply.headers, text: await reply.text() };
  };

  const ready = async () => {
    for (let n = 0; n < 600; n += 1) {
      const reply = await get('/readyz').catch(() => undefined);
      if (reply?.status === 200) return;
      if (child.exitCode !== null) throw new Error(`The process ended: ${log}`);
      await new Promise((resolve) => setTimeout(resolve, 50));
    }
    throw new Error(`The process was never ready: ${log}`);
  };

  const ended = async () => {
    await closed;
    return child.exitCode;
  };

  beforeAll(async () => {
    dataDir = mkdtempSync(path.join(os.tmpdir(), 'career-relay-process-'));
    port = await freePort();
  });

  afterEach(async () => {
    if (child.exitCode === null) child.kill('SIGKILL');
    await ended();
  });

  afterAll(() => rmSync(dataDir, { recursive: true, force: true }));

  it('says what is missing and does not start', async () => {
    start({ SMTP_URL: '', OPERATOR_LICENCE: '', OPERATOR_ADDRESS: '' });
    expect(await ended()).toBe(1);
    expect(log).toContain('- SMTP_URL is missing');
    expect(log).toContain('- OPERATOR_LICENCE is missing');
    expect(log).toContain('- OPERATOR_ADDRESS is missing');
  });

  it('logs first that the tables are brought up to date, and then that they are', async () => {
    start({ DATA_DIR: path.join(dataDir, 'fresh') });
    await ready();
    child.kill('SIGTERM');
    await ended();
    const told = log.split('\n').filter((line) => line.includes('"steps":'));
    const line =
      /^\{"level":30,"time":\d+,"pid":\d+,"hostname":"[^"]+","steps":\d+,(?:"ms":\d+,)?"msg":"(.*)"\}$/;
    expect(told.map((one) => line.exec(one)?.[1])).toEqual([
      'Bringing the tables up to date',
      'The tables are up to date',
    ]);
    expect(log.startsWith(told.join('\n'))).toBe(true);
  });

  it('is measured by whoever has the token, and logs no person, address or link', async () => {
    start();
    await ready();
    // A machine that is busy with other tests may make the process refuse work for a second.
    while ((await get('/r/K7Q2M-9XD4T-HV83C?mail=misaki@example.jp')).status === 503);
    const ask = () =>
      fetch(`http://127.0.0.1:${port}/operator/sign-in`, {
        method: 'POST',
        headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ mail: 'desk@relay.example' }).toString(),
        redirect: 'manual',
      });
    while ((await ask()).status === 503);
    expect((await get('/metrics')).status).toBe(401);
    const metrics = await get('/metrics', { authorization: `Bearer ${TOKEN}` });
    expect(metrics.text).toMatch(
      /http_request_duration_seconds_count\{method="GET",route="\/r\/:code",status="404"\} 1/,
    );
    expect(metrics.text).toMatch(/^outbox_waiting 1$/m);
    expect(metrics.text).toContain('nodejs_eventloop_lag_seconds');
    expect(log).toContain('"route":"/r/:code"');
    const ofRequests = log.split('\n').filter((line) => !line.includes('Server listening'));
    for (const secret of ['misaki', 'HV83C', 'desk@', '127.0.0.1', TOKEN])
      expect(ofRequests.join('\n')).not.toContain(secret);
    child.kill('SIGTERM');
    expect(await ended()).toBe(0);
  });

  it('logs what somebody took back, whatever it logs else, and not who that was', async () => {
    start({ LOG_LEVEL: 'fatal' });
    await ready();
    const stop = () =>
      fetch(`http://127.0.0.1:${port}/stop/ja`, {
        method: 'POST',
        headers: { 'content-type': 'application/x-www-form-urlencoded' },
        body: new URLSearchParams({ mail: 'misaki@example.jp' }).toString(),
        redirect: 'manual',
      });
    while ((await stop()).status === 503);
    child.kill('SIGTERM');
    await ended();
    const lines = log.split('\n').filter((line) => line.includes('"takenBack"'));
    expect(lines.map((line) => JSON.parse(line) as unknown)).toEqual([
      expect.objectContaining({ takenBack: expect.objectContaining({ what: 'mails' }) as unknown }),
    ]);
    expect(log).not.toContain('misaki');
    // What the office gives again by the command line stands in a line of the same kind.
    start({}, [...RELAY, 'mails', 'resume', 'misaki@example.jp']);
    expect(await ended()).toBe(0);
    const [again] = log.split('\n').filter((line) => line.includes('"takenBack"'));
    expect(JSON.parse(again ?? '')).toEqual({
      takenBack: expect.objectContaining({ what: 'mails', again: true }) as unknown,
    });
  });

  it('stops when the shell is told to that npm starts it by', async () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { server: string } };
    start({}, ['sh', '-c', scripts.server]);
    await ready();
    child.kill('SIGTERM');
    expect(await ended()).toBe(0);
    expect(await get('/healthz').catch(() => undefined)).toBeUndefined();
  });

  it('says that it stops, takes nothing new, answers what it accepted, and ends', async () => {
    start({ DRAIN_SECONDS: '100' });
    await ready();
    const socket = connect(port, '127.0.0.1');
    const closed = once(socket, 'close');
    let heard = '';
    socket.on('data', (chunk: Buffer) => (heard += chunk.toString()));
    const body = JSON.stringify({ invitationCode: 'AAAAA-AAAAA' });
    socket.write(
      'POST /v1/connections HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nConnection: close\r\n' +
        `Content-Length: ${body.length}\r\n\r\n${body.slice(0, 5)}`,
    );
    await get('/healthz');
    child.kill('SIGTERM');
    while ((await get('/readyz')).status === 200);
    expect((await get('/readyz')).status).toBe(503);
    expect((await get('/healthz')).status).toBe(200);
    // A second signal ends the wait for the load balancer.
    child.kill('SIGTERM');
    while (await get('/healthz').catch(() => undefined));
    socket.write(body.slice(5));
    await closed;
    // A machine that is busy with other tests may make the process say that it has too much to do.
    expect(heard).toMatch(/^HTTP\/1\.1 (422 .*invitation_unusable|503 .*unavailable)/s);
    expect(await ended()).toBe(0);
    // Else nobody could tell from the log a stop from a crash.
    expect(log).toMatch(/"signal":"SIGTERM","msg":"Stopping"\}\n[^]*"msg":"Stopped"\}\n$/);
  });

  it('does not share its folder with a second process', async () => {
    start();
    await ready();
    const first = [child, closed] as const;
    port = await freePort();
    start();
    expect(await ended()).toBe(1);
    expect(log).toContain('- The data folder');
    expect(log).toContain('in use by another running copy');
    expect(log).not.toContain('    at ');
    [child, closed] = first;
  });

  it('names the variables of an address it cannot listen at, and of a folder that is none', async () => {
    // Set aside for documents: no machine has it.
    start({ HOST: '192.0.2.1' });
    expect(await ended()).toBe(1);
    expect(log).toContain('- HOST and PORT cannot be used: listen EADDRNOTAVAIL');
    start({ DATA_DIR: MAIN });
    expect(await ended()).toBe(1);
    expect(log).toContain('- DATA_DIR cannot be used: EEXIST');
  });

  it('says in words that its port is taken', async () => {
    const other = createServer().listen(port, '127.0.0.1');
    start();
    expect(await ended()).toBe(1);
    expect(log).toContain(`- Port ${port} at 127.0.0.1 is in use`);
    expect(log).not.toContain('    at ');
    other.close();
  });
});
