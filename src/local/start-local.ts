import { randomUUID } from 'node:crypto';
import { connect } from 'node:net';
import path from 'node:path';
import type { FastifyPluginAsync } from 'fastify';
import type { MeReply } from '../contract/me.ts';
import { AOBA, SAMPLE_OPERATOR_MEMBER } from '../server/demo/sample-companies.ts';
import { SAMPLE_OPERATOR } from '../server/operator.ts';
import { createService, type Service } from '../server/service.ts';
import { connect as exchangeInvitation } from '../server/services/connections.ts';
import { startInbox, type Inbox } from '../simulator/server/inbox.ts';
import { simulatorRoutes } from '../simulator/server/routes.ts';
import { localCertificate } from './certificate.ts';

export interface LocalSetup {
  readonly root: string;
  readonly port: number;
  readonly dataDir: string;
  readonly databaseUrl: string | undefined;
  /** No sample companies, and a mailbox that has not been connected. */
  readonly empty?: boolean | undefined;
  readonly say: (line: string) => void;
}

export interface LocalRun {
  /** The simulator's compose window. */
  readonly url: string;
  close(): Promise<void>;
}

/** One person tries things here, with pages of many files: limits made for the open internet would only get in the way. */
const LOCAL_LIMITS = { everything: 100_000, calling: 100_000, connecting: 60, submitting: 600 };

/**
 * Starts everything on loopback: the API with its pages, the built add-in, the simulator and a mail server for the
 * candidate's inbox. Rejects with a sentence for people when the port or the data folder is taken.
 */
export async function startLocal(setup: LocalSetup): Promise<LocalRun> {
  if (await answers(setup.port)) {
    throw new Error(
      `Port ${setup.port} is in use by another program. Stop that one, or choose another:  PORT=${setup.port + 1} npm start`,
    );
  }
  const dataDir = path.resolve(setup.root, setup.dataDir);
  const certificate = await localCertificate(dataDir, setup.say);
  const inbox = await startInbox({ port: 0 });
  const origin = `https://localhost:${setup.port}`;
  const staticRoot = path.join(setup.root, 'dist/local');
  let service: Service | undefined;
  const close = async () => {
    await service?.close();
    await inbox.close();
  };
  try {
    service = await createService({
      databaseUrl: setup.databaseUrl,
      dataDir,
      relayOrigin: origin,
      smtpUrl: inbox.smtpUrl,
      mailFrom: SAMPLE_OPERATOR.contactMail,
      operator: SAMPLE_OPERATOR,
      limits: LOCAL_LIMITS,
      isHosted: false,
      webhookHosts: ['localhost', '127.0.0.1'],
      logLevel: 'warn',
      staticRoot,
      // The simulator's compose window, on the same origin.
      frameAncestors: ["'self'"],
      https: { cert: certificate.cert, key: certificate.key },
      operatorMembers: setup.empty ? [SAMPLE_OPERATOR_MEMBER] : [],
    });
    if (!setup.empty) await service.seedDemo();
    const roamingSettings: Record<string, unknown> = {};
    await service.app.register(simulatorOf(setup.root, staticRoot, inbox, roamingSettings));
    if (!setup.empty) Object.assign(roamingSettings, await connectedMailbox(service));
    await service.app.listen({ port: setup.port, host: '127.0.0.1' });
  } catch (error) {
    await close();
    throw error;
  }
  return { url: `${origin}/simulator`, close };
}

/** What the add-in keeps in the mailbox of a recruiter who was connected on an earlier day. */
async function connectedMailbox(service: Service): Promise<Record<string, unknown>> {
  const connection = await exchangeInvitation(service.context, AOBA.invitation);
  if (!connection) throw new Error('The sample company does not take its invitation code.');
  const headers = { authorization: `Bearer ${connection.token}` };
  const reply = await service.app.inject({ url: '/v1/me', headers });
  return { connection, me: reply.json<MeReply>() };
}

/** The simulator beside the service. All of its routes are for whoever sits at this machine. */
function simulatorOf(
  root: string,
  staticRoot: string,
  inbox: Inbox,
  roamingSettings: Readonly<Record<string, unknown>>,
): FastifyPluginAsync {
  return async (app) => {
    app.addHook('onRoute', (route) => {
      route.config = { access: 'anyone', ...route.config };
    });
    await app.register(simulatorRoutes, {
      inbox,
      staticRoot,
      officeJsRoot: path.join(root, 'node_modules/@microsoft/office-js/dist'),
      shimRoot: path.join(root, 'src/simulator/shim'),
      // A start is a version of its own: its connection belongs to this run.
      demo: { version: randomUUID(), roamingSettings },
    });
  };
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1' });
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
