import type { Executor } from '../db/database.ts';
import type { createIds } from '../secrets/ids.ts';
import { moment, type Clock } from '../time/clock.ts';
import { addMail } from '../stores/outbox.ts';
import { personKeyOf } from '../identity/person-key.ts';
import type { MailMessage } from './message.ts';

/** Stands in the outbox for mails that belong to no employer, such as sign-in codes. */
export const NO_EMPLOYER = 'relay';

export interface QueuedMail {
  readonly employerId: string;
  /** Names what the mail is for, so that it is written once. */
  readonly cause: string;
  readonly message: MailMessage;
  /** Written like any other and never sent, so that a mail that must not exist takes as long as one that does. */
  readonly withheld?: boolean;
  /**
   * Sent although the address may be on the suppression list: what the recipient asks for at this moment, and what they
   * must hear before their data go (docs/privacy.md).
   */
  readonly despiteStop?: boolean;
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
        person_key: mail.despiteStop || mail.withheld ? '' : personKeyOf(deps.secret, mail.message.to),
        message: mail.withheld ? '' : JSON.stringify(mail.message),
        status: mail.withheld ? 'suppressed' : 'waiting',
        attempts: 0,
        next_attempt_at: now,
        leased_until: null,
        created_at: now,
        finished_at: mail.withheld ? now : null,
      });
    },
  };
}
