import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { X509Certificate } from 'node:crypto';
import path from 'node:path';
import { generateCertificates, getHttpsServerOptions } from 'office-addin-dev-certs';

export interface Certificate {
  readonly cert: Buffer;
  readonly key: Buffer;
  /** Whether browsers on this machine accept it without asking. */
  readonly trusted: boolean;
}

/**
 * A certificate for localhost, made by the Office ecosystem's own tool. On Windows and Mac the tool asks once to trust it.
 * On Linux, where browsers keep trust stores of their own, it is made in the data folder and the browser will ask.
 */
export async function localCertificate(dataDir: string, say: (line: string) => void): Promise<Certificate> {
  if (process.platform === 'win32' || process.platform === 'darwin') {
    const { cert, key } = await quietly(() => getHttpsServerOptions());
    if (!cert || !key) throw new Error('The local certificate could not be made.');
    return { cert, key, trusted: true };
  }
  const folder = path.join(dataDir, 'certificate');
  const files = {
    ca: path.join(folder, 'ca.crt'),
    cert: path.join(folder, 'localhost.crt'),
    key: path.join(folder, 'localhost.key'),
  };
  if (!isUsable(files.cert)) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true });
    await quietly(() => generateCertificates(files.ca, files.cert, files.key));
  }
  say(
    'Your browser does not know the local certificate yet. It will show a warning once: choose “Advanced”, then continue to localhost.',
  );
  return { cert: readFileSync(files.cert), key: readFileSync(files.key), trusted: false };
}

function isUsable(file: string): boolean {
  if (!existsSync(file)) return false;
  const tomorrow = Date.now() + 86_400_000;
  return Date.parse(new X509Certificate(readFileSync(file)).validTo) > tomorrow;
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
