import { X509Certificate, createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { certificateIn, type Certificate } from '../../src/local/certificate.ts';

describe('The local certificate', () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'career-relay-certificate-'));
  let made: Certificate;

  beforeAll(async () => {
    made = await certificateIn(path.join(folder, 'certificate'));
  });

  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('is kept from start to start', async () => {
    expect(await certificateIn(path.join(folder, 'certificate'))).toEqual(made);
  });

  // Windows has other means, and keeps the certificate elsewhere.
  (process.platform === 'win32' ? it.skip : it)(
    'is nobody else’s to read, also where it once was',
    async () => {
      const place = path.join(folder, 'certificate');
      const modes = () =>
        [place, path.join(place, 'localhost.key')].map((file) => statSync(file).mode & 0o777);
      expect(modes()).toEqual([0o700, 0o600]);
      chmodSync(place, 0o755);
      chmodSync(path.join(place, 'localhost.key'), 0o644);
      await certificateIn(place);
      expect(modes()).toEqual([0o700, 0o600]);
    },
  );

  it.each([
    ['the key is lost', 'localhost.key', null],
    ['the key belongs to another', 'localhost.key', foreignKey()],
    ['the certificate is empty', 'localhost.crt', ''],
  ])('is made anew where %s', async (_what, file, content) => {
    const place = path.join(folder, 'certificate', file);
    if (content === null) rmSync(place);
    else writeFileSync(place, content);
    const { cert, key } = await certificateIn(path.join(folder, 'certificate'));
    expect(new X509Certificate(cert).checkPrivateKey(createPrivateKey(key))).toBe(true);
  });
});

function foreignKey(): string {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
}
