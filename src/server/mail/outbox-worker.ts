import type { FastifyBaseLogger } from 'fastify';
import type { Database } from '../db/database.ts';
import { isMember } from '../stores/members.ts';
import {
  finishMail,
  hastenMails,
  leaseDueMails,
  postponeMail,
  renewLease,
  type OutboxMail,
} from '../stores/outbox.ts';
import { isSuppressed } from '../stores/suppressions.ts';
import { addSeconds, moment, type Clock } from '../time/clock.ts';
import { latestAttempts } from '../time/put-off.ts';
import { MailRefused, type MailMessage, type MailTransport } from './message.ts';

/** How soon others take over from a process that died; whoever lives renews its leases meanwhile. */
const LEASE_SECONDS = 60;
/** Handed over side by side. */
const BATCH = 5;
/** So many at once are left to go on; then those behind do wait. */
const MOST_UNDER_WAY = 20;
/** Seconds before the next attempt; after the last one, or once it would come too late, the mail is given up. */
const PAUSES = [5, 15, 60, 300, 900, 3600, 4 * 3600, 12 * 3600, 24 * 3600];
/** Seconds for which a mail may wait for others to join it before its first attempt (`notBefore`). */
const LONGEST_HELD_BACK = 24 * 3600;

/** Milliseconds. */
export interface Pace {
  /** After this a hand-over goes on by itself, so that a slow one does not hold up the mails behind it. */
  readonly patience: number;
  /** Between two renewals of a lease. */
  readonly renewal: number;
}

const PACE: Pace = { patience: 15_000, renewal: 20_000 };

/** What the log may say of an error: its text may quote the recipient. */
interface SaidOfMail {
  readonly code?: string;
  /** What the system or TLS said, e.g. `ECONNREFUSED`; `code` is the library's word for many of them. */
  readonly originalCode?: string;
  /** Where in the conversation, e.g. `CONN`, `STARTTLS`, `RCPT TO`. */
  readonly command?: string;
  readonly responseCode?: number;
}

export interface OutboxWorker {
  /**
   * Hands over what is due now and resolves when that is done but for what is slow, or with the batch under way when it is
   * to stop.
   */
  deliverDue(stopping?: AbortSignal): Promise<void>;
  /** Makes due what a clock that was ahead, and has been set back, has put off for longer than a pause. */
  catchUp(): Promise<void>;
  /** Resolves when nothing is under way any more, slow or not, but no later than after so many milliseconds. */
  settled(within: number): Promise<void>;
}

/**
 * Hands mails over at least once: a mail is leased, handed over, then marked. Whoever dies in between leaves the lease
 * to run out, and another worker repeats the hand-over with the same message id; who lives marks it later.
 */
export function createOutboxWorker(deps: {
  readonly database: Database;
  readonly transport: MailTransport;
  readonly clock: Clock;
  readonly log: FastifyBaseLogger;
  /** Leaves mails of later turns (0 is that of codes) to other workers, so that no slow one is in the way of a code. */
  readonly lastTurn?: number | undefined;
  readonly pace?: Pace | undefined;
  /** Mails that left and are not marked, because the database was away; shared by the workers of one process. */
  readonly unmarked?: Set<string> | undefined;
}): OutboxWorker {
  const { database, transport, clock, log, lastTurn, pace = PACE, unmarked = new Set() } = deps;
  const db = database.kysely;
  const underWay = new Set<Promise<void>>();

  const deliver = async (mail: OutboxMail): Promise<void> => {
    if (unmarked.has(mail.mail_id)) return mark(mail);
    if (await isSuppressed(db, mail.person_key)) {
      await finishMail(db, mail, 'suppressed', moment(clock()));
      return;
    }
    const message = JSON.parse(mail.message) as MailMessage;
    if (message.onlyToMember !== undefined && !(await isMember(db, message.onlyToMember))) {
      await finishMail(db, mail, 'suppressed', moment(clock()));
      return;
    }
    if (isOver(message, moment(clock()))) {
      await giveUp(mail, 'TOO_LATE');
      return;
    }
    const renewing = setInterval(() => void renew(mail), pace.renewal).unref();
    try {
      await transport.send({ ...message, mailId: mail.mail_id });
    } catch (error) {
      await retryLater(mail, message, error);
      return;
    } finally {
      clearInterval(renewing);
    }
    unmarked.add(mail.mail_id);
    await mark(mail);
  };

  const mark = async (mail: OutboxMail): Promise<void> => {
    await finishMail(db, mail, 'delivered', moment(clock()));
    unmarked.delete(mail.mail_id);
  };

  /** Failing is no fault of its own: the next renewal will do, or the hand-over is repeated. */
  const renew = (mail: OutboxMail) =>
    renewLease(db, mail, moment(addSeconds(clock(), LEASE_SECONDS))).catch(() => undefined);

  const retryLater = async (mail: OutboxMail, message: MailMessage, error: unknown): Promise<void> => {
    const pause = PAUSES[mail.attempts - 1];
    const { code = 'unknown', responseCode, command, originalCode } = (error ?? {}) as SaidOfMail;
    log.warn(
      { mailId: mail.mail_id, attempts: mail.attempts, code, cause: originalCode, at: command, responseCode },
      'A mail was not taken over',
    );
    const next = pause === undefined ? undefined : moment(addSeconds(clock(), pause));
    if (error instanceof MailRefused || next === undefined || isOver(message, next)) await giveUp(mail, code);
    else await postponeMail(db, mail, next);
  };

  const giveUp = async (mail: OutboxMail, code: string): Promise<void> => {
    log.warn({ mailId: mail.mail_id, attempts: mail.attempts, code }, 'A mail was given up');
    await finishMail(db, mail, 'failed', moment(clock()));
  };

  const deliverPatiently = async (mail: OutboxMail): Promise<void> => {
    const delivery = deliver(mail).finally(() => underWay.delete(delivery));
    underWay.add(delivery);
    let timer: NodeJS.Timeout | undefined;
    const patience = new Promise<void>((resolve) => (timer = setTimeout(resolve, pace.patience).unref()));
    await Promise.race([delivery, patience]).finally(() => clearTimeout(timer));
  };

  return {
    catchUp: () => {
      const now = clock();
      return hastenMails(db, moment(now), latestAttempts(now, [LONGEST_HELD_BACK, ...PAUSES]));
    },
    settled: async (within) => {
      let timer: NodeJS.Timeout | undefined;
      const over = new Promise<void>((resolve) => (timer = setTimeout(resolve, within)));
      await Promise.race([Promise.allSettled(underWay), over]).finally(() => clearTimeout(timer));
    },
    deliverDue: async (stopping) => {
      while (!stopping?.aborted && underWay.size < MOST_UNDER_WAY) {
        const now = clock();
        const until = moment(addSeconds(now, LEASE_SECONDS));
        const { leased, mayBeMore } = await leaseDueMails(db, moment(now), until, BATCH, lastTurn);
        await Promise.all(leased.map((mail) => deliverPatiently(mail)));
        if (!mayBeMore) return;
      }
    },
  };
}

function isOver({ notAfter }: MailMessage, at: string): boolean {
  return notAfter !== undefined && notAfter <= at;
}
