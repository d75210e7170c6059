import { X509Certificate, createPrivateKey } from 'node:crypto';
import { chmodSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { generateCertificates, getHttpsServerOptions } from 'office-addin-dev-certs';

export interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
}

/**
 * A certificate for localhost, made by the Office ecosystem's own tool. On Windows and Mac the tool asks once to trust it.
 * On Linux, where browsers keep trust stores of their own, it is made in the data folder and the browser will ask.
 */
export async function localCertificate(dataDir: string, say: (line: string) => void): Promise<Certificate> {
  if (process.platform === 'win32' || process.platform === 'darwin') {
    const { cert, key } = await quietly(() => getHttpsServerOptions());
    if (!cert || !key) throw new Error('The local certificate could not be made.');
    return { cert, key };
  }
  const certificate = await certificateIn(path.join(dataDir, 'certificate'));
  say(
    'Your browser does not know the local certificate yet. It will show a warning once: choose “Advanced”, then continue to localhost.',
  );
  return certificate;
}

/** The certificate of a folder; a new one where there is none that can be used a day longer. */
export async function certificateIn(folder: string): Promise<Certificate> {
  const files = { cert: path.join(folder, 'localhost.crt'), key: path.join(folder, 'localhost.key') };
  let certificate = usable(files);
  if (!certificate) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    await quietly(() => generateCertificates(path.join(folder, 'ca.crt'), files.cert, files.key));
    certificate = { cert: readFileSync(files.cert), key: readFileSync(files.key) };
  }
  // Whoever reads the key can pass for this service in a browser that was told to trust it.
  chmodSync(folder, 0o700);
  chmodSync(files.key, 0o600);
  return certificate;
}

function usable(files: { readonly cert: string; readonly key: string }): Certificate | undefined {
  const tomorrow = Date.now() + 86_400_000;
  try {
    const [cert, key] = [readFileSync(files.cert), readFileSync(files.key)];
    const read = new X509Certificate(cert);
    const fits = read.checkPrivateKey(createPrivateKey(key));
    return fits && Date.parse(read.validTo) > tomorrow ? { cert, key } : undefined;
  } catch {
    // Not made yet, or a file is lost or damaged.
    return undefined;
  }
}

/** The tool prints progress meant for its own command line. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const log = console.log;
  console.log = () => undefined;
  try {
    return await work();
  } finally {
    console.log = log;
  }
}
