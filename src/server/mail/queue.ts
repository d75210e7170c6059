import type { Executor } from '../db/database.ts';
import type { createIds } from '../ids.ts';
import { moment, type Clock } from '../runtime.ts';
import { addMail } from '../stores/outbox.ts';
import { personKeyOf } from '../person-key.ts';
import type { MailMessage } from './message.ts';

export interface QueuedMail {
  readonly employerId: string;
  /** Names what the mail is for, so that it is written once. */
  readonly cause: string;
  readonly message: MailMessage;
}

/** Takes mails in the transaction that causes them; they leave when it has been committed. */
export interface MailQueue {
  add(db: Executor, mail: QueuedMail): Promise<void>;
}

export function createMailQueue(deps: {
  readonly clock: Clock;
  readonly newId: ReturnType<typeof createIds>;
  readonly secret: string;
}): MailQueue {
  return {
    add: async (db, mail) => {
      const now = moment(deps.clock());
      await addMail(db, {
        employer_id: mail.employerId,
        mail_id: deps.newId('mail'),
        cause: mail.cause,
        person_key: personKeyOf(deps.secret, mail.message.to),
        message: JSON.stringify(mail.message),
        status: 'waiting',
        attempts: 0,
        next_attempt_at: now,
        leased_until: null,
        created_at: now,
        finished_at: null,
      });
    },
  };
}
