import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import Fastify from 'fastify';
import { Webhook } from 'standardwebhooks';
import { registerEndpoint } from '../../../src/server/services/webhooks/endpoints.ts';
import { createPost } from '../../../src/server/services/webhooks/post.ts';
import { createWebhookWorker, type WebhookWorker } from '../../../src/server/services/webhooks/worker.ts';
import { listDeliveries, type WebhookDelivery } from '../../../src/server/stores/webhooks.ts';
import type { TestDatabase } from '../../support/databases.ts';
import { openIntroductionWorld, type IntroductionWorld } from '../slots/introduction-world.ts';

export interface Received {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}

/** A world whose webhooks go to a server of the test's own, anew before each test. */
export class Receiver {
  /** What this server answers. */
  answer = 204;
  readonly received: Received[] = [];
  readonly worker: WebhookWorker;
  readonly world: IntroductionWorld;
  readonly url: string;
  private readonly server: Server;

  private constructor(world: IntroductionWorld, server: Server) {
    this.world = world;
    this.server = server;
    this.url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`;
    this.worker = createWebhookWorker({ ...this.deps(), post: createPost(['127.0.0.1']) });
    server.on('request', (request, response) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        this.received.push({ headers: request.headers, body });
        response.writeHead(this.answer).end();
      });
    });
  }

  static async open(database: TestDatabase): Promise<Receiver> {
    const world = await openIntroductionWorld(database);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    Object.assign(world.context, { webhookHosts: ['127.0.0.1'] });
    return new Receiver(world, server);
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** What a worker of the test's own needs besides its way of sending. */
  deps() {
    const { context, now } = this.world;
    return { database: context.database, clock: now, log: Fastify({ logger: { level: 'silent' } }).log };
  }

  async register(ownerId: string): Promise<{ endpointId: string; secret: string }> {
    const result = await registerEndpoint(this.world.context, ownerId, {
      url: this.url,
      events: [
        'candidate.assigned',
        'candidate.withdrawn',
        'slot.requested',
        'slot.granted',
        'slot.request.updated',
      ],
    });
    if (!result.ok) throw new Error(result.fault);
    return result;
  }

  log(ownerId: string): Promise<readonly WebhookDelivery[]> {
    return listDeliveries(this.world.context.database.kysely, ownerId, 50);
  }
}

/** Throws where the message is not signed with this secret. */
export function verifySigned(secret: string, { headers, body }: Received): void {
  new Webhook(secret).verify(body, {
    'webhook-id': String(headers['webhook-id']),
    // The world's clock stands still, and the library compares with the real one.
    'webhook-timestamp': String(headers['webhook-timestamp']),
    'webhook-signature': String(headers['webhook-signature']),
  });
}
