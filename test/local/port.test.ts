import { createServer, type Server } from 'node:net';
import { networkInterfaces } from 'node:os';
import { isTaken } from '../../src/local/port.ts';

const addresses = Object.values(networkInterfaces()).flatMap((each) => each ?? []);

function listen(host: string): Promise<{ readonly server: Server; readonly port: number }> {
  const server = createServer();
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, host, () => {
      const address = server.address();
      if (typeof address === 'object' && address) resolve({ server, port: address.port });
    });
  });
}

describe('isTaken', () => {
  describe.each(['127.0.0.1', '::1'])('with %s, if skipped not an address of this machine', (host) => {
    const itThere = addresses.some(({ address }) => address === host) ? it : it.skip;
    itThere('notices a program there alone, and that it is gone', async () => {
      const other = await listen(host);
      expect(await isTaken(other.port)).toBe(true);
      await new Promise((resolve) => other.server.close(resolve));
      expect(await isTaken(other.port)).toBe(false);
    });
  });
});
