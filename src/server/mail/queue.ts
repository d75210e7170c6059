import type { Executor } from '../db/database.ts';
import type { createIds } from '../secrets/ids.ts';
import { moment, type Clock } from '../time/clock.ts';
import { addMail } from '../stores/outbox.ts';
import { personKeyOf } from '../identity/person-key.ts';
import type { MailMessage } from './message.ts';

/** Stands in the outbox for mails that belong to no employer, such as sign-in codes. */
export const NO_EMPLOYER = 'relay';

/**
 * Whom a mail goes to, because anybody may type any address on the page that stops mails, and a stop is about what we begin
 * with candidates (docs/privacy.md):
 * - `candidate`: is not sent where the address is on the suppression list.
 * - `candidate_in_any_case`: what the recipient asks for at this moment, and what they must hear before their data go.
 * - `business`: people of agencies, of employers and of the office, who would never learn that they were cut off.
 */
type Addressee = 'candidate' | 'candidate_in_any_case' | 'business';

export interface QueuedMail {
  readonly employerId: string;
  /** The registration or the hand-over that a mail to a person is about, by which they find it again. */
  readonly subject?: string;
  /** Names what the mail is for, so that it is written once. */
  readonly cause: string;
  readonly addressee: Addressee;
  readonly message: MailMessage;
  /** It does not leave before, and waits from then on; without it, at once. */
  readonly notBefore?: Date;
  /** Written like any other and never sent, so that a mail that must not exist takes as long as one that does. */
  readonly withheld?: boolean;
}

/** Takes mails in the transaction that causes them; they leave when it has been committed. */
export interface MailQueue {
  add(db: Executor, mail: QueuedMail): Promise<void>;
}

/** The queue over the outbox table; the outbox worker hands its mails over. */
export function createMailQueue(deps: {
  readonly clock: Clock;
  readonly newId: ReturnType<typeof createIds>;
  readonly secret: string;
}): MailQueue {
  return {
    add: async (db, mail) => {
      const waitsFrom = moment(mail.notBefore ?? deps.clock());
      const obeysStop = mail.addressee === 'candidate' && !mail.withheld;
      await addMail(db, {
        employer_id: mail.employerId,
        mail_id: deps.newId('mail'),
        subject: mail.subject ?? null,
        cause: mail.cause,
        person_key: obeysStop ? personKeyOf(deps.secret, mail.message.to) : '',
        message: mail.withheld ? '' : JSON.stringify(mail.message),
        status: mail.withheld ? 'suppressed' : 'waiting',
        turn: mail.message.notAfter === undefined ? 1 : 0,
        attempts: 0,
        next_attempt_at: waitsFrom,
        leased_until: null,
        created_at: waitsFrom,
        finished_at: mail.withheld ? waitsFrom : null,
      });
    },
  };
}
