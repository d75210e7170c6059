import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { FastifyPluginAsync } from 'fastify';
import { SAMPLE_OPERATOR_MEMBER } from '../server/demo/sample-companies.ts';
import { SAMPLE_OPERATOR } from '../server/identity/operator.ts';
import { createService, type Service } from '../server/service.ts';
import type { RoamingSettings } from '../simulator/model/mailbox.ts';
import { startInbox, type Inbox } from '../simulator/server/inbox.ts';
import { simulatorRoutes } from '../simulator/server/routes.ts';
import { localCertificate } from './certificate.ts';
import { isTaken } from './port.ts';
import { sampleMailbox } from './sample-mailbox.ts';

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
  if (await isTaken(setup.port)) {
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
      https: certificate,
      operatorMembers: setup.empty ? [SAMPLE_OPERATOR_MEMBER] : [],
    });
    if (!setup.empty) await service.seedDemo();
    const mailbox = setup.empty ? () => Promise.resolve({}) : sampleMailbox(service);
    await service.app.register(simulatorOf(setup.root, staticRoot, inbox, mailbox));
    await service.app.listen({ port: setup.port, host: '127.0.0.1' });
  } catch (error) {
    await close();
    throw error;
  }
  return { url: `${origin}/simulator`, close };
}

/** The simulator beside the service. All of its routes are for whoever sits at this machine. */
function simulatorOf(
  root: string,
  staticRoot: string,
  inbox: Inbox,
  mailbox: () => Promise<RoamingSettings>,
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
      demo: { version: randomUUID(), mailbox },
    });
  };
}
