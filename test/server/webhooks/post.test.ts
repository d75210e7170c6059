import { createServer as createRawServer, type AddressInfo } from 'node:net';
import { createPost } from '../../../src/server/services/webhooks/post.ts';

describe('An attempt at a webhook', () => {
  it.each([
    [
      { status: 101 },
      'HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\n\r\n',
    ],
    [{ status: 101 }, 'HTTP/1.1 101 Switching Protocols\r\n\r\n'],
    [{ fault: 'HPE_INVALID_CONSTANT' }, 'neither this nor that\r\n\r\n'],
    [{ fault: 'ECONNRESET' }, ''],
  ])('ends as %j, whatever the endpoint answers', async (expected, answer) => {
    const receiver = createRawServer((socket) => {
      socket.on('error', () => undefined);
      // The connection stays open behind an answer: it is for us to end it.
      socket.once('data', () => (answer === '' ? socket.end() : socket.write(answer)));
    });
    await new Promise<void>((resolve) => receiver.listen(0, '127.0.0.1', resolve));
    const { port } = receiver.address() as AddressInfo;
    const closed = new Promise((resolve) => receiver.on('close', resolve));
    const post = createPost(['127.0.0.1']);
    const attempt = post({ url: `http://127.0.0.1:${port}/`, headers: {}, body: '{}' });
    expect(await attempt).toEqual(expected);
    receiver.close();
    await closed;
  });
});
