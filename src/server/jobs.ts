import type { FastifyBaseLogger } from 'fastify';
import { createOutboxWorker } from './mail/outbox-worker.ts';
import type { MailTransport } from './mail/message.ts';
import { repeat, type RepeatingJob } from './process/background.ts';
import { passOnLapsedLeads } from './services/agencies/lapsed-leads.ts';
import { writeFollowUps } from './services/candidate/follow-ups.ts';
import { writeNews } from './services/candidate/news.ts';
import { keepRetention } from './services/candidate/retention.ts';
import type { ServiceContext } from './services/context.ts';
import { closeDay } from './services/figures/closing.ts';
import { sendMonthlyPages } from './services/figures/monthly-page.ts';
import { forgetWhatIsOver } from './services/housekeeping/forgetting.ts';
import type { VisitRecorder } from './services/registration/visits.ts';
import { endLapsedOffers } from './services/slots/departure.ts';
import { endOverdue } from './services/slots/requests.ts';
import { warnOfExpiry } from './services/slots/warnings.ts';
import { createPost } from './services/webhooks/post.ts';
import { createWebhookWorker } from './services/webhooks/worker.ts';

const VISITS_EVERY_MS = 2_000;
const SENDING_EVERY_MS = 5_000;
const CATCHING_UP_EVERY_MS = 60_000;
const CLOSING_EVERY_MS = 60_000;
const PEOPLE_EVERY_MS = 60_000;
const OVERDUE_EVERY_MS = 300_000;
const HOUSEKEEPING_EVERY_MS = 600_000;
const KEYS_EVERY_MS = 3_600_000;
/** A mail server that takes longer is left: the mail is handed over again. Shorter than the hard stop of the process. */
const LAST_MAILS_MS = 30_000;

/** What the service does without being asked. */
export interface Jobs {
  /** Something may wait to be sent. */
  wakeSenders(): void;
  /** Lets what is under way come to its end, mails being handed over included; nothing else begins. */
  stop(): Promise<void>;
}

interface JobDependencies {
  readonly context: ServiceContext;
  readonly visits: VisitRecorder;
  readonly transport: MailTransport;
  readonly log: FastifyBaseLogger;
}

/** Starts them; what may be overdue since the service last ran is looked at now. */
export function startJobs({ context, visits, transport, log }: JobDependencies): Jobs {
  const { database, clock } = context;
  const jobs: RepeatingJob[] = [];
  const every = (ms: number, name: string, run: (stopping: AbortSignal) => Promise<void>): RepeatingJob => {
    const job = repeat(name, ms, run, log);
    jobs.push(job);
    return job;
  };

  const mailing = { database, transport, clock, log, unmarked: new Set<string>() };
  const mailWorker = createOutboxWorker(mailing);
  const codeWorker = createOutboxWorker({ ...mailing, lastTurn: 0 });
  const webhookWorker = createWebhookWorker({ database, clock, log, post: createPost(context.webhookHosts) });
  const mails = every(SENDING_EVERY_MS, 'mails', (stopping) => mailWorker.deliverDue(stopping));
  const codes = every(SENDING_EVERY_MS, 'codes', (stopping) => codeWorker.deliverDue(stopping));
  const webhooks = every(SENDING_EVERY_MS, 'webhooks', (stopping) => webhookWorker.deliverDue(stopping));

  const catchingUp = every(CATCHING_UP_EVERY_MS, 'catching up', async () => {
    await mailWorker.catchUp();
    await webhookWorker.catchUp();
    for (const job of [codes, mails, webhooks]) job.wake();
  });

  const closing = every(CLOSING_EVERY_MS, 'closing', (stopping) => closeDay(context, stopping));
  const people = every(PEOPLE_EVERY_MS, 'people', async (stopping) => {
    await writeFollowUps(context, stopping);
    await writeNews(context, stopping);
    await keepRetention(context, stopping);
    mails.wake();
  });
  const agencies = every(OVERDUE_EVERY_MS, 'agencies', (stopping) => passOnLapsedLeads(context, stopping));
  const slots = every(OVERDUE_EVERY_MS, 'slots', async (stopping) => {
    await endLapsedOffers(context, stopping);
    await endOverdue(context, stopping);
    await warnOfExpiry(context, stopping);
  });
  const tidying = every(HOUSEKEEPING_EVERY_MS, 'housekeeping', () => forgetWhatIsOver(context));
  every(VISITS_EVERY_MS, 'visits', () => visits.flush());
  every(CLOSING_EVERY_MS, 'monthly', (stopping) => sendMonthlyPages(context, stopping));
  every(KEYS_EVERY_MS, 'keys', async () => context.entra?.refreshKeys());
  for (const job of [catchingUp, closing, people, agencies, slots, tidying]) job.wake();

  return {
    wakeSenders: () => {
      for (const job of [codes, mails, webhooks]) job.wake();
    },
    stop: async () => {
      await Promise.all(jobs.map((job) => job.stop()));
      // Page views are no reason to leave what else is in hand.
      await visits.flush().catch((error: unknown) => log.error({ err: error }, 'Page views are lost'));
      await Promise.all([mailWorker, codeWorker].map((worker) => worker.settled(LAST_MAILS_MS)));
    },
  };
}
