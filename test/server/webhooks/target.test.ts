import dns from 'node:dns';
import https from 'node:https';
import { createPost } from '../../../src/server/services/webhooks/post.ts';
import { guardedLookup, isPublicAddress, parseTarget } from '../../../src/server/services/webhooks/target.ts';

describe('Where webhooks may go', () => {
  it.each([
    'http://hooks.example.com/',
    'https://127.0.0.1/',
    'https://10.1.2.3/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[fe80::1]/',
    'https://169.254.169.254/latest/meta-data',
    'https://0x7f000001/',
    'https://2130706433/',
    'https://localhost/',
    'https://intranet/',
    'https://db.internal/',
    'https://user:password@hooks.example.com/',
    'https://user@hooks.example.com/',
    'https://:password@hooks.example.com/',
    'https://hooks.example.com:22/',
    'https://hooks.example.com:1023/',
    'https://[2002:7f00:1::]/',
    'https://hooks.example.com/#part',
    `https://hooks.example.com/${'a'.repeat(500)}`,
    'ftp://hooks.example.com/',
    'file:///etc/passwd',
    '',
  ])('is not %s', (url) => {
    expect(parseTarget(url, [])).toBeUndefined();
  });

  it('is a public name by https, and a host that was allowed by name', () => {
    expect(parseTarget('https://hooks.example.com/a?b=c', [])?.href).toBe('https://hooks.example.com/a?b=c');
    expect(parseTarget('http://localhost:4700/hook', ['localhost'])?.port).toBe('4700');
    expect(isPublicAddress('93.184.216.34')).toBe(true);
    expect(isPublicAddress('2606:2800:220:1::1')).toBe(true);
    expect(parseTarget('https://93.184.216.34:1024/', [])?.port).toBe('1024');
    expect(parseTarget('https://[2606:2800:220:1::1]/', [])?.protocol).toBe('https:');
  });

  it.each([
    ['0.0.0.0', '0.255.255.255', '1.0.0.0'],
    ['10.0.0.0', '10.255.255.255', '11.0.0.0'],
    ['100.64.0.0', '100.127.255.255', '100.128.0.0'],
    ['127.0.0.0', '127.255.255.255', '128.0.0.0'],
    ['169.254.0.0', '169.254.255.255', '169.255.0.0'],
    ['172.16.0.0', '172.31.255.255', '172.32.0.0'],
    ['192.0.0.0', '192.0.0.255', '192.0.1.0'],
    ['192.0.2.0', '192.0.2.255', '192.0.3.0'],
    ['192.88.99.0', '192.88.99.255', '192.88.100.0'],
    ['192.168.0.0', '192.168.255.255', '192.169.0.0'],
    ['198.18.0.0', '198.19.255.255', '198.20.0.0'],
    ['198.51.100.0', '198.51.100.255', '198.51.101.0'],
    ['203.0.113.0', '203.0.113.255', '203.0.114.0'],
    ['::', '1fff:ffff::', '2000::'],
    ['2001::', '2001:1ff:ffff::', '2001:200::'],
    ['2001:db8::', '2001:db8:ffff::', '2001:db9::'],
    ['2002::', '2002:ffff::', '2003::'],
    ['3fff::', '3fff:fff:ffff::', '3fff:1000::'],
  ])('is nowhere from %s to %s, and anywhere from %s', (first, last, next) => {
    expect([first, last, next].map(isPublicAddress)).toEqual([false, false, true]);
  });

  it.each([
    '224.0.0.0',
    '239.255.255.255',
    '240.0.0.0',
    '255.255.255.255',
    '4000::',
    'fc00::1',
    'ff02::1',
    '',
  ])('is not at %p', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it('is never this machine by its name', async () => {
    const post = createPost([]);
    expect(await post({ url: 'https://localhost/', headers: {}, body: '{}' })).toEqual({
      fault: 'address_refused',
    });
  });

  it('is looked at again when connecting, because a name may lead elsewhere by then', async () => {
    const here = [{ address: '127.0.0.1', family: 4 }];
    const led = jest
      .spyOn(dns, 'lookup')
      .mockImplementation(((
        _name: string,
        _options: object,
        callback: (error: null, addresses: typeof here) => void,
      ) => callback(null, here)) as unknown as typeof dns.lookup);
    const attempt = createPost([])({ url: 'https://hooks.example.com:4701/', headers: {}, body: '{}' });
    expect(await attempt).toEqual({ fault: 'EPRIVATE' });
    expect(led).toHaveBeenCalledWith('hooks.example.com', expect.anything(), expect.anything());
    led.mockRestore();
  });

  it.each([
    [{}, '"93.184.216.34"'],
    [{ all: true }, '[{"address":"93.184.216.34","family":4}]'],
  ])('is of several addresses a public one (%j)', async (options, expected) => {
    const both = ['10.0.0.1', '93.184.216.34'].map((address) => ({ address, family: 4 }));
    const led = jest
      .spyOn(dns, 'lookup')
      .mockImplementation(((
        _name: string,
        _options: object,
        callback: (error: null, addresses: typeof both) => void,
      ) => callback(null, both)) as unknown as typeof dns.lookup);
    const found = await new Promise<string>((resolve) =>
      guardedLookup([])('hooks.example.com', options, (_error, to) => resolve(JSON.stringify(to))),
    );
    led.mockRestore();
    expect(found).toBe(expected);
  });

  it.each([
    ['hooks.example.com', true],
    ['localhost', false],
  ])('is asked for a certificate others vouch for, unless allowed by name: %s', async (host, isAsked) => {
    const opened = jest.spyOn(https, 'request').mockImplementation(() => {
      throw new Error('Nothing is opened.');
    });
    const attempt = createPost(['localhost'])({ url: `https://${host}:4701/`, headers: {}, body: '{}' });
    await attempt.catch(() => undefined);
    const { calls } = opened.mock;
    opened.mockRestore();
    const options = expect.objectContaining({ rejectUnauthorized: isAsked }) as unknown;
    expect(calls).toEqual([[expect.any(URL), options, expect.anything()]]);
  });

  it.each([{}, { all: true }])('leads a name to public addresses only (%j)', async (options) => {
    const looked = (allowed: readonly string[]) =>
      new Promise<string>((resolve) =>
        guardedLookup(allowed)('localhost', options, (error, found) =>
          resolve(error ? String(error.code) : JSON.stringify(found)),
        ),
      );
    expect(await looked([])).toBe('EPRIVATE');
    expect(await looked(['localhost'])).toMatch(/127\.0\.0\.1|::1/);
  });
});
