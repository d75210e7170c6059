import { readFile } from 'node:fs/promises';
import path from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { Type, type Static } from 'typebox';
import type { RoamingSettings } from '../model/mailbox.ts';
import type { Inbox, InboxMail } from './inbox.ts';
import { scanLinks } from './mail-scanner.ts';

export interface SimulatorOptions {
  readonly inbox: Inbox;
  /** The folder webpack wrote `simulator.html` to; its other files are served by the caller. */
  readonly staticRoot: string;
  /** `node_modules/@microsoft/office-js/dist`. */
  readonly officeJsRoot: string;
  /** The folder of the scripts that come before office.js: `src/simulator/shim`. */
  readonly shimRoot: string;
  readonly demo: {
    /** Names the seed; a browser that kept settings of another version starts afresh. */
    readonly version: string;
    /** What the simulated mailbox starts with; asked for anew by each window. */
    readonly mailbox: () => Promise<RoamingSettings>;
  };
}

const Address = Type.Object({
  name: Type.String({ maxLength: 200 }),
  address: Type.String({ maxLength: 320, pattern: '^[^\\s@<>]+@[^\\s@<>]+$' }),
});
const Addresses = Type.Array(Address, { maxItems: 500 });
const SendBody = Type.Object({
  from: Address,
  to: Addresses,
  cc: Addresses,
  bcc: Addresses,
  subject: Type.String({ maxLength: 1000 }),
  html: Type.Union([Type.String(), Type.Null()]),
  text: Type.String(),
});
const InboxQuery = Type.Object({ to: Type.Optional(Type.String()) });

const MAX_MAIL_BYTES = 5_000_000;

/** The routes of the simulator, for a local run only: page, office.js, shims, sending, and the candidate's inbox. */
export async function simulatorRoutes(app: FastifyInstance, options: SimulatorOptions): Promise<void> {
  const { inbox, staticRoot, officeJsRoot, shimRoot, demo } = options;
  const streams = new Set<FastifyReply>();
  /** Whoever hears of it asks for the inbox again. */
  const announce = (event: 'mail' | 'scan') => {
    for (const stream of streams) stream.raw.write(`event: ${event}\ndata:\n\n`);
  };
  const stopListening = inbox.onMail((mail) => {
    announce('mail');
    void visit(mail);
  });
  const scanned = new Set<number>();
  const visit = async (mail: InboxMail) => {
    if ((await scanLinks(mail)) === 0) return;
    scanned.add(mail.id);
    announce('scan');
  };
  /** Requests that are never answered. */
  const kept = new Set<FastifyReply>();
  app.addHook('onRequest', async (request, reply) => {
    if (!request.url.startsWith('/simulator/office/') || !request.headers.cookie?.includes('no-office-js=1'))
      return;
    reply.hijack();
    kept.add(reply);
    request.raw.on('close', () => kept.delete(reply));
  });
  app.addHook('preClose', (done) => {
    stopListening();
    for (const reply of kept) reply.raw.destroy();
    for (const stream of streams) stream.raw.end();
    done();
  });

  await app.register(fastifyStatic, {
    root: officeJsRoot,
    prefix: '/simulator/office/',
    decorateReply: false,
    index: false,
  });

  app.get('/simulator', async (_request, reply) =>
    reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-cache')
      .send(await readFile(path.join(staticRoot, 'simulator.html'))),
  );

  app.get<{ Querystring: { lenient?: string } }>('/simulator/msajax.js', async (request, reply) => {
    const names = request.query.lenient === undefined ? ['msajax.js', 'msajax-strict.js'] : ['msajax.js'];
    return script(reply, shimRoot, names);
  });
  app.get('/simulator/shim.js', async (_request, reply) => script(reply, shimRoot, ['shim.js']));
  app.get('/simulator/config', async (_request, reply) =>
    reply
      .header('cache-control', 'no-store')
      .send({ version: demo.version, roamingSettings: await demo.mailbox() }),
  );

  app.post<{ Body: Static<typeof SendBody> }>(
    '/simulator/send',
    { schema: { body: SendBody }, bodyLimit: MAX_MAIL_BYTES },
    async (request, reply) => {
      await inbox.send(request.body);
      return reply.code(202).send({ accepted: true });
    },
  );

  app.get<{ Querystring: Static<typeof InboxQuery> }>(
    '/simulator/inbox',
    { schema: { querystring: InboxQuery } },
    async (request, reply) =>
      reply.header('cache-control', 'no-store').send({
        mails: inbox.mails(request.query.to).map((mail) => ({ ...mail, scanned: scanned.has(mail.id) })),
      }),
  );

  app.get('/simulator/inbox/events', (request, reply) => {
    reply.hijack();
    reply.raw.writeHead(200, {
      'content-type': 'text/event-stream',
      'cache-control': 'no-store',
      'x-accel-buffering': 'no',
    });
    reply.raw.write(': open\n\n');
    streams.add(reply);
    request.raw.on('close', () => streams.delete(reply));
  });
}

async function script(reply: FastifyReply, root: string, names: readonly string[]): Promise<FastifyReply> {
  const parts = await Promise.all(names.map((name) => readFile(path.join(root, name), 'utf8')));
  return reply
    .type('text/javascript; charset=utf-8')
    .header('cache-control', 'no-cache')
    .send(parts.join('\n'));
}
