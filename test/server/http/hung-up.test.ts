import Fastify from 'fastify';
import { connect, type AddressInfo } from 'node:net';
import { once } from 'node:events';
import { Refusal } from '../../../src/server/http/errors.ts';
import { DEFAULT_LIMITS } from '../../../src/server/http/limits.ts';
import { registerRateLimits } from '../../../src/server/http/rate-limits/rate-limits.ts';
import { sqliteDatabase } from '../../support/databases.ts';
import { createTestContext } from '../../support/service-context.ts';

describe('A request whose caller hung up before it was counted', () => {
  it('is refused like any other that cannot be read, and is no fault of ours', async () => {
    const home = await sqliteDatabase();
    const context = await createTestContext(home, () => new Date());
    const app = Fastify();
    const faults: unknown[] = [];
    app.setErrorHandler((error, _request, reply) => {
      faults.push(error);
      return reply.code(400).send();
    });
    app.addHook('onRequest', (request, _reply, done) => {
      request.raw.socket.destroy();
      done();
    });
    await registerRateLimits(app, context, DEFAULT_LIMITS);
    app.get('/', () => 'answered');
    await app.listen({ host: '127.0.0.1', port: 0 });
    const caller = connect((app.server.address() as AddressInfo).port, '127.0.0.1');
    caller.write('GET / HTTP/1.1\r\nHost: relay.example\r\n\r\n');
    await once(caller, 'close');
    await app.close();
    await home.remove();
    expect(faults).toEqual([expect.any(Refusal)]);
  });
});
