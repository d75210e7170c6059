import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '../db/database.ts';
import { finishMail, leaseDueMails, postponeMail, type OutboxMail } from '../stores/outbox.ts';
import { isSuppressed } from '../stores/suppressions.ts';
import { addSeconds, moment, type Clock } from '../time/clock.ts';
import type { MailMessage, MailTransport } from './message.ts';

/** Longer than the slowest hand-over may take (see the time limits of the SMTP transport). */
const LEASE_SECONDS = 60;
/** Handed over side by side, so that all of them are done within the lease. */
const BATCH = 5;
/** Seconds before the next attempt; after the last one, or once it would come too late, the mail is given up. */
const PAUSES = [5, 15, 60, 300, 900, 3600, 4 * 3600, 12 * 3600, 24 * 3600];

export interface OutboxWorker {
  /** Hands over what is due now and resolves when that is done, or with the batch under way when it is to stop. */
  deliverDue(stopping?: AbortSignal): Promise<void>;
}

/**
 * Hands mails over at least once: a mail is leased, handed over, then marked. Whoever dies in between leaves the lease
 * to run out, and another worker repeats the hand-over with the same message id.
 */
export function createOutboxWorker(deps: {
  readonly database: Database;
  readonly transport: MailTransport;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
}): OutboxWorker {
  const { database, transport, clock, log } = deps;
  const db = database.kysely;

  const deliver = async (mail: OutboxMail): Promise<void> => {
    if (await isSuppressed(db, mail.person_key)) {
      await finishMail(db, mail, 'suppressed', moment(clock()));
      return;
    }
    const message = JSON.parse(mail.message) as MailMessage;
    if (isOver(message, moment(clock()))) {
      await finishMail(db, mail, 'failed', moment(clock()));
      return;
    }
    try {
      await transport.send({ ...message, mailId: mail.mail_id });
    } catch (error) {
      await retryLater(mail, message, error);
      return;
    }
    await finishMail(db, mail, 'delivered', moment(clock()));
  };

  const retryLater = async (mail: OutboxMail, message: MailMessage, error: unknown): Promise<void> => {
    const pause = PAUSES[mail.attempts - 1];
    // The error's text may quote the recipient; its code may not.
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown';
    log.warn({ mailId: mail.mail_id, attempts: mail.attempts, code }, 'A mail was not taken over');
    const next = pause === undefined ? undefined : moment(addSeconds(clock(), pause));
    if (next === undefined || isOver(message, next)) await finishMail(db, mail, 'failed', moment(clock()));
    else await postponeMail(db, mail, next);
  };

  return {
    deliverDue: async (stopping) => {
      while (!stopping?.aborted) {
        const now = clock();
        const until = moment(addSeconds(now, LEASE_SECONDS));
        const due = await database.transaction((tx) => leaseDueMails(tx, moment(now), until, BATCH));
        await Promise.all(due.map((mail) => deliver(mail)));
        if (due.length < BATCH) return;
      }
    },
  };
}

function isOver({ notAfter }: MailMessage, at: string): boolean {
  return notAfter !== undefined && notAfter <= at;
}
