/** The built add-in as a running service gives it out, while builds come and go in its folder. */
import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';
import Fastify, { type FastifyInstance } from 'fastify';
import { serveAddIn } from '../../../src/server/add-in/files.ts';
import { sqliteDatabase, type TestDatabase } from '../../support/databases.ts';
import { openServiceApp, type ServiceApp } from '../../support/service-app.ts';

describe('The add-in’s files', () => {
  let root: string;
  let home: TestDatabase;
  let service: ServiceApp;

  const put = (file: string, text: string) => {
    mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
    writeFileSync(path.join(root, file), text);
  };
  const get = (url: string) => service.app.inject({ url });

  beforeAll(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'relay-addin-'));
    put('taskpane.html', '<script src="/taskpane.0123456789.js"></script>');
    put('taskpane.0123456789.js', 'old()');
    put('taskpane.0123456789.js.map', '{}');
    put('taskpane.abcdefabcd.js.gz', '');
    put('launchevent.js', 'events()');
    put('assets/icon-32.png', 'png');
    put('.well-known/microsoft-officeaddins-allowed.json', '{}');
    put('.built', '');
    home = await sqliteDatabase();
    service = await openServiceApp(home, '2026-11-24T03:00:00.000Z', { staticRoot: root });
    await service.app.ready();
  });

  afterAll(async () => {
    await service.close();
    await home.remove();
    rmSync(root, { recursive: true });
  });

  it('go out, those with a hash for good and the others to be asked for again', async () => {
    const script = await get('/taskpane.0123456789.js');
    expect(script).toMatchObject({ statusCode: 200, body: 'old()' });
    expect(script.headers['content-type']).toContain('javascript');
    expect(script.headers['cache-control']).toBe('public, max-age=31536000, immutable');
    for (const file of ['/taskpane.html', '/launchevent.js']) {
      const reply = await get(file);
      expect([file, reply.statusCode, reply.headers['cache-control']]).toEqual([file, 200, 'no-cache']);
    }
    expect((await get('/.well-known/microsoft-officeaddins-allowed.json')).statusCode).toBe(200);
    for (const file of ['/.built', '/taskpane.0123456789.js.map', '/taskpane.abcdefabcd.js.gz'])
      expect((await get(file)).statusCode).toBe(404);
  });

  it('go out small to whoever can unpack them, where the build put a copy beside them', async () => {
    const url = '/slots.0123456789.js';
    const ask = (encodings: string, file = url) =>
      service.app.inject({ url: file, headers: { 'accept-encoding': encodings } });
    put('slots.0123456789.js', 'slots()');
    writeFileSync(path.join(root, 'slots.0123456789.js.gz'), gzipSync('slots()'));
    const small = await ask('gzip, deflate, br, zstd');
    expect(gunzipSync(small.rawPayload).toString()).toBe('slots()');
    expect(small.headers).toMatchObject({
      'content-encoding': 'gzip',
      'content-type': expect.stringContaining('javascript') as string,
      'cache-control': 'public, max-age=31536000, immutable',
      vary: 'accept-encoding',
    });
    const whole = await ask('identity');
    expect([whole.body, whole.headers['content-encoding']]).toEqual(['slots()', undefined]);
    const alone = await ask('gzip', '/taskpane.0123456789.js');
    expect([alone.body, alone.headers['content-encoding']]).toEqual(['old()', undefined]);
    expect((await get(`${url}.gz`)).statusCode).toBe(404);
  });

  it('are a small script of launch events for whoever can unpack it, always of the build that is there', async () => {
    const ask = (headers: Record<string, string>, method: 'GET' | 'HEAD' = 'GET') =>
      service.app.inject({ method, url: '/launchevent.js', headers });
    const textOf = ({ rawPayload }: { rawPayload: Buffer }) => gunzipSync(rawPayload).toString();
    // Of another build, as where only a part was copied.
    writeFileSync(path.join(root, 'launchevent.js.gz'), gzipSync('other()'));
    const small = await ask({ 'accept-encoding': 'gzip, deflate' });
    expect(textOf(small)).toBe('events()');
    expect(small.headers).toMatchObject({
      'content-encoding': 'gzip',
      'content-type': expect.stringContaining('javascript') as string,
      'cache-control': 'no-cache',
      vary: 'Accept-Encoding',
    });
    const head = await ask({ 'accept-encoding': 'gzip' }, 'HEAD');
    expect([head.statusCode, head.body, head.headers['content-length']]).toEqual([
      200,
      '',
      small.headers['content-length'],
    ]);
    const known = { 'accept-encoding': 'gzip', 'if-none-match': String(small.headers.etag) };
    const same = await ask(known);
    expect([same.statusCode, same.body, same.headers['cache-control']]).toEqual([304, '', 'no-cache']);
    for (const headers of [{}, { 'accept-encoding': 'gzip;q=0' }]) {
      const whole = await ask(headers);
      expect([whole.body, whole.headers['content-encoding'], whole.headers.vary]).toEqual([
        'events()',
        undefined,
        'Accept-Encoding',
      ]);
    }
    // As long, and delivered under the same date.
    put('launchevent.js', 'EVENTS()');
    expect(textOf(await ask(known))).toBe('EVENTS()');
    expect((await ask({})).body).toBe('EVENTS()');
  });

  it('say nothing of caching with the manifest’s icons, which Office would not show', async () => {
    for (const method of ['GET', 'HEAD'] as const) {
      const { statusCode, headers } = await service.app.inject({ method, url: '/assets/icon-32.png' });
      expect([statusCode, headers['content-type']]).toEqual([200, 'image/png']);
      for (const name of ['cache-control', 'pragma', 'expires']) expect(headers).not.toHaveProperty(name);
      expect(headers['x-content-type-options']).toBe('nosniff');
      const again = { 'if-none-match': String(headers['etag']) };
      const same = await service.app.inject({ method, url: '/assets/icon-32.png', headers: again });
      expect([same.statusCode, same.headers['cache-control']]).toEqual([304, undefined]);
    }
  });

  it('of a build that arrives later go out without a restart, and those of the one before still do', async () => {
    put('taskpane.html', '<script src="/taskpane.abcdef0123.js"></script>');
    put('taskpane.abcdef0123.js', 'young()');
    put('assets/mark.abcdef0123.svg', '<svg/>');
    expect((await get('/taskpane.html')).body).toContain('abcdef0123');
    expect(await get('/taskpane.abcdef0123.js')).toMatchObject({ statusCode: 200, body: 'young()' });
    expect(await get('/assets/mark.abcdef0123.svg')).toMatchObject({ statusCode: 200, body: '<svg/>' });
    expect(await get('/taskpane.0123456789.js')).toMatchObject({ statusCode: 200, body: 'old()' });
  });

  it('are pages of the newest build for a browser that has the one before, whatever date they were delivered with', async () => {
    const page = path.join(root, 'taskpane.html');
    const deliver = (hash: string) => {
      put('taskpane.html', `<script src="/taskpane.${hash}.js"></script>`);
      utimesSync(page, 499_162_500, 499_162_500);
    };
    deliver('1111111111');
    const { headers } = await get('/taskpane.html');
    deliver('2222222222');
    const again = await service.app.inject({
      url: '/taskpane.html',
      headers: {
        'if-none-match': String(headers.etag),
        'if-modified-since': String(headers['last-modified'] ?? new Date(499_162_500_000).toUTCString()),
      },
    });
    expect([again.statusCode, again.body]).toEqual([200, '<script src="/taskpane.2222222222.js"></script>']);
  });

  it('are pages that load from here and from Microsoft only, and that Outlook alone may frame', async () => {
    const policyOf = async (app: FastifyInstance) => {
      const { headers } = await app.inject({ url: '/taskpane.html' });
      expect(headers['x-frame-options']).toBeUndefined();
      return String(headers['content-security-policy']).split('; ');
    };
    expect(await policyOf(service.app)).toEqual([
      "default-src 'self'",
      "script-src 'self' https://appsforoffice.microsoft.com https://ajax.aspnetcdn.com",
      "style-src 'self' 'unsafe-inline'",
      "img-src 'self' data:",
      "connect-src 'self'",
      "object-src 'none'",
      "base-uri 'none'",
      "form-action 'none'",
      'frame-ancestors https://outlook.office.com https://outlook.office365.com https://outlook.cloud.microsoft',
    ]);
    const second = await sqliteDatabase();
    const elsewhere = await openServiceApp(second, '2026-11-24T03:00:00.000Z', {
      staticRoot: root,
      frameAncestors: ['https://outlook.office365.us', 'https://portal.example'],
    });
    expect(await policyOf(elsewhere.app)).toContain(
      'frame-ancestors https://outlook.office365.us https://portal.example',
    );
    await elsewhere.close();
    await second.remove();
    const bare = Fastify();
    await serveAddIn(bare, { root, authority: 'https://login.microsoftonline.us' });
    expect(await policyOf(bare)).toContain("connect-src 'self' https://login.microsoftonline.us");
    await bare.close();
  });

  it('are unknown once they are gone, and nobody keeps that', async () => {
    rmSync(path.join(root, 'launchevent.js'));
    rmSync(path.join(root, 'assets/icon-32.png'));
    for (const file of [
      '/assets/icon-32.png',
      '/238.0000000000.js',
      '/assets/mark.0000000000.svg',
      '/launchevent.js',
    ]) {
      const reply = await get(file);
      expect([file, reply.statusCode, reply.headers['allow']]).toEqual([file, 404, undefined]);
      expect(reply.headers['cache-control']).not.toContain('max-age');
    }
    const packed = { url: '/launchevent.js', headers: { 'accept-encoding': 'gzip' } };
    expect((await service.app.inject(packed)).statusCode).toBe(404);
    const wrong = await service.app.inject({ method: 'POST', url: '/taskpane.abcdef0123.js' });
    expect([wrong.statusCode, wrong.headers['allow']]).toEqual([405, 'GET, HEAD']);
  });
});
