import { createServer, type Server } from 'node:net';
import { isTaken } from '../../src/local/port.ts';

/** Null where this machine has no such address. */
function listen(host: string): Promise<{ readonly server: Server; readonly port: number } | null> {
  const server = createServer();
  return new Promise((resolve) => {
    server.once('error', () => resolve(null));
    server.listen(0, host, () => {
      const address = server.address();
      resolve(typeof address === 'object' && address ? { server, port: address.port } : null);
    });
  });
}

describe('isTaken', () => {
  it.each(['127.0.0.1', '::1'])('notices a program at %s alone, and that it is gone', async (host) => {
    const other = await listen(host);
    if (!other) return;
    expect(await isTaken(other.port)).toBe(true);
    await new Promise((resolve) => other.server.close(resolve));
    expect(await isTaken(other.port)).toBe(false);
  });
});
