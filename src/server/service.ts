import type { FastifyInstance } from 'fastify';
import { createIds } from './secrets/ids.ts';
import { buildApp } from './app.ts';
import { openDatabase } from './db/database.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { createAccessTokens, type EntraSettings } from './entra/access-token.ts';
import type { AppDependencies } from './http/app-dependencies.ts';
import { DEFAULT_LIMITS, type Limits } from './http/limits.ts';
import { earlyLog } from './http/logging.ts';
import { startJobs } from './jobs.ts';
import { createMailQueue } from './mail/queue.ts';
import { createSmtpTransport } from './mail/smtp.ts';
import type { Operator } from './identity/operator.ts';
import { systemRandom, type Random } from './secrets/random.ts';
import { systemClock, type Clock } from './time/clock.ts';
import type { ServiceContext } from './services/context.ts';
import { createEmployerDirectory } from './services/employer/directory.ts';
import { moveKeys } from './services/people/moved-keys.ts';
import { addMember } from './services/ways-in/members.ts';
import { createVisitRecorder } from './services/registration/visits.ts';
import { newToken } from './secrets/tokens.ts';
import { releaseLeases } from './stores/outbox.ts';
import { isRestored } from './stores/restored.ts';
import { settingOrCreate } from './stores/settings.ts';

/** What the app is given as it is. */
type AppOptions = Pick<
  AppDependencies,
  'trustProxy' | 'staticRoot' | 'frameAncestors' | 'monitorToken' | 'https'
>;

export interface ServiceOptions extends AppOptions {
  /** A PostgreSQL server; without it the database is one file in `dataDir`. */
  readonly databaseUrl?: string | undefined;
  readonly dataDir: string;
  /** Where links lead, e.g. `https://relay.example`. */
  readonly relayOrigin: string;
  readonly smtpUrl: string;
  /** The sender's address in all mails. */
  readonly mailFrom: string;
  readonly operator: Operator;
  /** Hosts of this machine or network that webhooks may call, for local runs. */
  readonly webhookHosts?: readonly string[] | undefined;
  /** The application registration for Microsoft sign-in; without it only invitation codes let the add-in in. */
  readonly entra?: EntraSettings | undefined;
  /** Who may sign in to the operator console from the start; others are added there. */
  readonly operatorMembers?: readonly string[] | undefined;
  readonly clock?: Clock | undefined;
  readonly random?: Random | undefined;
  readonly limits?: Limits | undefined;
  /** False where one person tries things on their own machine: a busy laptop then answers late rather than not at all. */
  readonly isHosted?: boolean | undefined;
  readonly logLevel?: string | undefined;
}

export interface Service {
  readonly app: FastifyInstance;
  readonly context: ServiceContext;
  /** The sample company with its history; safe to repeat. */
  seedDemo(): Promise<void>;
  /** Says at /readyz that the process is about to stop; everything is still answered. */
  drain(): void;
  /** Answers what was accepted, ends the background work, and closes the database. */
  close(): Promise<void>;
}

const RESTORED =
  'This database was restored from a backup: what people took back since has to be repeated first, by npm run relay -- restored repeat (docs/reliability.md)';

/** Opens the database and starts the background work; the caller decides where the app listens. */
export async function createService(options: ServiceOptions): Promise<Service> {
  const clock = options.clock ?? systemClock;
  const random = options.random ?? systemRandom;
  const isHosted = options.isHosted ?? true;
  const logLevel = options.logLevel ?? 'info';
  const database = await openDatabase({ ...options, log: earlyLog(logLevel) });
  if (await isRestored(database.kysely)) {
    await database.close();
    throw new Error(RESTORED);
  }
  const secret = await settingOrCreate(database.kysely, 'secret', newToken(random));
  await moveKeys(database, secret);
  // The embedded database belongs to one process, so whoever leased a mail before is gone.
  if (database.engine === 'sqlite') await releaseLeases(database.kysely);
  const newId = createIds(clock, random);
  const context: ServiceContext = {
    database,
    clock,
    random,
    newId,
    secret,
    mails: createMailQueue({ clock, newId, secret }),
    relayOrigin: options.relayOrigin,
    operator: options.operator,
    webhookHosts: options.webhookHosts ?? [],
    entra: options.entra && createAccessTokens(options.entra, clock),
    onTakenBack: (takenBack) => logTakenBack.info({ takenBack }, 'taken back'),
  };
  for (const mail of options.operatorMembers ?? [])
    await addMember(context, { audience: 'operator' }, { mail, name: mail });
  const visits = createVisitRecorder(context);
  let draining = false;
  let wakeSenders = (): void => undefined;
  const app = await buildApp({
    context,
    directory: createEmployerDirectory(context),
    visits,
    onWrite: () => wakeSenders(),
    mailFrom: options.mailFrom,
    limits: options.limits ?? DEFAULT_LIMITS,
    logLevel,
    trustProxy: options.trustProxy,
    staticRoot: options.staticRoot,
    frameAncestors: options.frameAncestors,
    https: options.https,
    monitorToken: options.monitorToken,
    isHosted,
    isDraining: () => draining,
  });
  // Whatever LOG_LEVEL is: without these lines a backup that is restored would bring people back who had left.
  const logTakenBack = isHosted ? app.log.child({}, { level: 'info' }) : app.log;
  const { name, nameEn, contactMail } = options.operator;
  const transport = createSmtpTransport(options.smtpUrl, {
    address: options.mailFrom,
    name: { ja: name, en: nameEn },
    replyTo: contactMail,
  });
  const jobs = startJobs({ context, visits, transport, log: app.log });
  wakeSenders = () => jobs.wakeSenders();

  return {
    app,
    context,
    seedDemo: () => seedDemo(context),
    drain: () => {
      draining = true;
    },
    close: async () => {
      draining = true;
      await app.close();
      await jobs.stop();
      transport.close();
      await database.close();
    },
  };
}
