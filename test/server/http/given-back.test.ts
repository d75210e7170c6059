/** What is refused is read only as long as there is room for it. */
import Fastify, { type FastifyInstance } from 'fastify';
import { once } from 'node:events';
import { connect, type Socket } from 'node:net';
import { createGiveBack } from '../../../src/server/http/given-back.ts';

describe('Forms that are refused', () => {
  let app: FastifyInstance;
  let port: number;
  const open: Socket[] = [];

  beforeEach(async () => {
    const giveBack = createGiveBack('https://relay.example', 2);
    app = Fastify();
    app.setErrorHandler(async (_error, request, reply) =>
      reply.code(503).send({ back: (await giveBack(request, 'unavailable')) ?? null }),
    );
    app.addHook('onRequest', () => Promise.reject(new Error('too much to do')));
    app.post('/form', () => 'done');
    port = Number(new URL(await app.listen({ port: 0, host: '127.0.0.1' })).port);
  });

  afterEach(async () => {
    for (const socket of open.splice(0)) socket.destroy();
    await app.close();
  });

  /** Sends the beginning of a form, and what there is of it. */
  const post = (length: number, form: string) => {
    const socket = connect(port, '127.0.0.1').setEncoding('utf8');
    open.push(socket);
    const head = [
      'POST /form HTTP/1.1',
      'host: relay.example',
      'sec-fetch-site: same-origin',
      'content-type: application/x-www-form-urlencoded',
      `content-length: ${length}`,
    ];
    socket.write(`${head.join('\r\n')}\r\n\r\n${form}`);
    return socket;
  };
  const answer = async (socket: Socket) => String((await once(socket, 'data'))[0]);

  it('come back, but are not waited for where others fill the room; who hangs up leaves it to them', async () => {
    const slow = [post(6, 'name='), post(6, 'name=')];
    const whole = /"fields":\[\["name","a"\]\]/;
    let heard = await answer(post(6, 'name=a'));
    // The second of the two may still be on its way in.
    while (whole.test(heard)) heard = await answer(post(6, 'name=a'));
    expect(heard).toMatch(/^HTTP\/1\.1 503 .*"back":null/s);
    // At once, though its end is still to come.
    expect(await answer(post(6, 'name='))).toContain('"back":null');
    slow[0]?.write('a');
    expect(await answer(slow[0]!)).toMatch(whole);
    heard = await answer(post(6, 'name=a'));
    expect(heard).toMatch(whole);
    slow.push(post(6, 'name='));
    while (whole.test(heard)) heard = await answer(post(6, 'name=a'));
    for (const socket of slow) socket.destroy();
    while (!whole.test(heard)) heard = await answer(post(6, 'name=a'));
    expect(heard).toMatch(whole);
  });
});
