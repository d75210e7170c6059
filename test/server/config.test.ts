import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { readConfig, readOperator, type Config } from '../../src/server/config.ts';

const GOOD = {
  RELAY_ORIGIN: 'https://relay.example',
  SMTP_URL: 'smtp://mail.example:587',
  MAIL_FROM: 'support@relay.example',
  OPERATOR_NAME: '運営事務局',
  OPERATOR_NAME_EN: 'The Operator',
  OPERATOR_LICENCE: '13-ユ-000000',
  OPERATOR_ADDRESS: '〒100-0000 東京都千代田区見本町1-2-3',
};

function faultsOf(env: Readonly<Record<string, string>>): readonly string[] {
  const read = readConfig(env);
  return 'faults' in read ? read.faults : [];
}

describe('The configuration', () => {
  it('is complete with what is required, and keeps to itself', () => {
    const config = readConfig(GOOD) as Config;
    expect(config).toMatchObject({ port: 8080, host: '127.0.0.1', drainSeconds: 0 });
    expect(config.service).toMatchObject({
      dataDir: '.data',
      relayOrigin: 'https://relay.example',
      trustProxy: false,
      logLevel: 'info',
    });
    expect(config.service.entra).toBeUndefined();
    expect(config.service.monitorToken).toBeUndefined();
  });

  it('lists every fault at once, each by the name of its variable', () => {
    const faults = faultsOf({
      PORT: 'eighty',
      DATABASE_URL: 'mysql://db',
      RELAY_ORIGIN: 'http://relay.example/path',
      MAIL_FROM: 'support',
      DRAIN_SECONDS: '-1',
      METRICS_TOKEN: 'short',
      LOG_LEVEL: 'loud',
      OPERATOR_MEMBERS: 'desk@relay.example, nobody',
      FRAME_ANCESTORS: 'https://outlook.office.com; script-src *',
      ENTRA_CLIENT_ID: 'not-an-id',
      ENTRA_AUTHORITY: 'login.microsoftonline.com',
      ENTRA_SCOPE: 'api://x/relay.use',
    });
    for (const name of [
      'PORT',
      'DATABASE_URL',
      'RELAY_ORIGIN',
      'SMTP_URL',
      'MAIL_FROM',
      'OPERATOR_NAME ',
      'OPERATOR_NAME_EN',
      'OPERATOR_LICENCE',
      'OPERATOR_ADDRESS',
      'DRAIN_SECONDS',
      'METRICS_TOKEN',
      'LOG_LEVEL',
      'OPERATOR_MEMBERS',
      'FRAME_ANCESTORS',
      'ENTRA_CLIENT_ID',
      'ENTRA_AUTHORITY',
      'ENTRA_SCOPE',
    ])
      expect(faults.filter((fault) => fault.startsWith(name))).not.toEqual([]);
  });

  // A port, and a rest with the host in it.
  const cutShort = ['pa#ss', 'pa/ss', 'pa?ss', '12#ss', '12/ss', '12?ss'];

  it.each([
    ['RELAY_ORIGIN', ['https://relay.example?x', 'https://"relay.example', 'https://Relay.example']],
    [
      'TRUST_PROXY',
      ['1', 'true', 'balancer', '10.0.0.0/33', '10.0.0.0/0', '10.0.0.1/8/8', '10.0.0', '10.0.0.0/255.0.0.0'],
    ],
    ['STATIC_ROOT', ['/nowhere/to/be/found', __filename, __dirname]],
    ['OPERATOR_MAIL', ['contact', 'The Operator <contact@relay.example>']],
    ['MAIL_FROM', ['support@', 'Support <support@relay.example>']],
    [
      'SMTP_URL',
      [
        'smtp://',
        'smtp://mail.example:port',
        ...cutShort.map((password) => `smtp://relay:${password}@mail.example`),
      ],
    ],
    ['DATABASE_URL', cutShort.map((password) => `postgres://relay:${password}@db.example/relay`)],
    [
      'DATABASE_URL',
      ['sslmode=bogus', 'sslrootcert=/nowhere', `sslcert=${__dirname}`, `sslkey=${__filename}/key`].map(
        (tls) => `postgres://relay@db.example/relay?${tls}`,
      ),
    ],
    ['ENTRA_AUTHORITY', ['https://login.example; script-src *']],
  ])('refuses a value of %s that would only be noticed while running', (name, values) => {
    const entra = { ENTRA_CLIENT_ID: '11111111-2222-3333-4444-555555555555' };
    for (const value of values)
      expect(faultsOf({ ...GOOD, ...entra, [name]: value })).toEqual([expect.stringContaining(name)]);
  });

  it('says what is wrong with the TLS of a database’s address, and of which file', () => {
    const faultOf = (tls: string) =>
      faultsOf({ ...GOOD, DATABASE_URL: `postgres://relay:geheim@db.example/relay?${tls}` });
    expect(faultOf('sslmode=bogus')).toEqual([
      'DATABASE_URL does not fit: its sslmode is one of disable, allow, prefer, require, verify-ca, verify-full, no-verify.',
    ]);
    expect(faultOf('sslmode=verify-full&sslrootcert=/nowhere/ca.pem')).toEqual([
      'DATABASE_URL does not fit: the file that its sslrootcert names cannot be read: ENOENT: no such file or directory.',
    ]);
    expect(faultOf(`sslkey=${encodeURIComponent(__dirname)}`)).toEqual([
      'DATABASE_URL does not fit: the file that its sslkey names cannot be read: it is a folder.',
    ]);
  });

  it('takes proxies by address, network and name, and the folder and address that are given', () => {
    const root = mkdtempSync(path.join(tmpdir(), 'relay-static-'));
    writeFileSync(path.join(root, 'taskpane.html'), '');
    const { service } = readConfig({
      ...GOOD,
      TRUST_PROXY: '10.0.0.0/8, fd00::/8 192.0.2.1,loopback',
      STATIC_ROOT: path.relative('', root),
      OPERATOR_MAIL: 'contact@relay.example',
    }) as Config;
    rmSync(root, { recursive: true });
    expect(service).toMatchObject({
      trustProxy: '10.0.0.0/8,fd00::/8,192.0.2.1,loopback',
      staticRoot: root,
      operator: { contactMail: 'contact@relay.example' },
    });
  });

  it.each([
    ['SMTP_URL', 'smtps://relay:p%23%2F%3F@%40@mail.example:465/?pool=true'],
    ['SMTP_URL', 'smtp://[::1]:25'],
    ['DATABASE_URL', 'postgresql://relay:p%23%2F%3F%40@db.example:5433/relay?sslmode=verify-full'],
    ['DATABASE_URL', 'postgres:///relay?host=/run/postgresql'],
    ['DATABASE_URL', `postgres://db.example/relay?sslmode=no-verify&sslrootcert=${__filename}`],
  ])('takes %s in every form the drivers know: %s', (name, value) => {
    expect(faultsOf({ ...GOOD, [name]: value })).toEqual([]);
  });

  it('takes what is set to nothing for not set, for the command line too', () => {
    const env = { ...GOOD, OPERATOR_MAIL: '', OPERATOR_OFFICE_EN: '', HOSTED_IN: '', HOSTED_IN_EN: '' };
    const { operator } = (readConfig(env) as Config).service;
    expect(operator).toMatchObject({ contactMail: 'support@relay.example', officeNameEn: 'The Operator' });
    expect(readOperator(env)).toEqual(operator);
    expect(readOperator({ MAIL_FROM: '' })).toMatchObject({ name: '', licence: '', contactMail: '' });
  });

  it('gives the postal address in English where there is one, and else as it is', () => {
    const { OPERATOR_ADDRESS: ja } = GOOD;
    const en = '1-2-3 Mihoncho, Chiyoda-ku, Tokyo 100-0000, Japan';
    expect(readOperator(GOOD).address).toEqual({ ja, en: ja });
    expect(readOperator({ ...GOOD, OPERATOR_ADDRESS_EN: '' }).address).toEqual({ ja, en: ja });
    expect(readOperator({ ...GOOD, OPERATOR_ADDRESS_EN: en }).address).toEqual({ ja, en });
  });

  it('names the place of the servers in both languages or not at all', () => {
    expect(faultsOf({ ...GOOD, HOSTED_IN: '日本' })).toEqual([expect.stringContaining('HOSTED_IN_EN')]);
    const config = readConfig({ ...GOOD, HOSTED_IN: '日本', HOSTED_IN_EN: 'Japan' }) as Config;
    expect(config.service.operator.hostedIn).toEqual({ ja: '日本', en: 'Japan' });
    expect((readConfig(GOOD) as Config).service.operator.hostedIn).toBeUndefined();
  });

  it('never repeats a value, which may be a secret', () => {
    const secret = 'a secret that was put in the wrong place';
    const faults = faultsOf({ SMTP_URL: secret, DATABASE_URL: secret, METRICS_TOKEN: secret });
    expect(faults.join('\n')).not.toContain('secret that');
  });

  it('takes Microsoft sign-in with what usually goes with it', () => {
    const id = '11111111-2222-3333-4444-555555555555';
    const config = readConfig({ ...GOOD, ENTRA_CLIENT_ID: id }) as Config;
    expect(config.service.entra).toEqual({
      authority: 'https://login.microsoftonline.com',
      clientId: id,
      scope: 'relay.use',
      allowedClients: [id],
    });
  });

  it('lets Outlook frame the add-in unless others are named', () => {
    expect((readConfig(GOOD) as Config).service.frameAncestors).toBeUndefined();
    const FRAME_ANCESTORS = 'https://outlook.office.com, https://*.office365.us';
    expect((readConfig({ ...GOOD, FRAME_ANCESTORS }) as Config).service.frameAncestors).toEqual([
      'https://outlook.office.com',
      'https://*.office365.us',
    ]);
  });
});
