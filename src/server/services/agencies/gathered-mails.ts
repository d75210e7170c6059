import type { Executor } from '../../db/database.ts';
import type { MailMessage } from '../../mail/message.ts';
import { NO_EMPLOYER } from '../../mail/queue.ts';
import type { NoticeLink } from '../../mail/templates/notice.ts';
import type { AgencyMember } from '../../stores/agency-members.ts';
import { holdUnsentMail, rewriteMail } from '../../stores/outbox.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';

/** How many people a mail is about, and where it leads for them. */
export interface Gathered {
  readonly people: number;
  readonly links: readonly NoticeLink[];
}

/** A mail that others may join until it leaves. What it was made of stands beside it, and is not sent. */
interface GatheredMail extends MailMessage {
  readonly gathered: Gathered;
}

/**
 * Tells one person of an agency about one more candidate, in the caller's transaction: in a mail of this kind that waits for
 * others until `until`, or in a new one. What is told to several is told in the order of agencies, so that two transactions
 * which hold such mails cannot wait for each other.
 */
export async function gatherMail(
  context: ServiceContext,
  db: Executor,
  mail: {
    /** What may stand in one mail together. */
    readonly kind: string;
    readonly to: AgencyMember;
    /** Names the candidate it is about. */
    readonly about: string;
    readonly links: readonly NoticeLink[];
    readonly until: Date;
    /** People one mail is about at most. */
    readonly most: number;
    readonly write: (gathered: Gathered) => MailMessage;
  },
): Promise<void> {
  const now = moment(context.clock());
  const beginning = `${mail.kind} ${mail.to.member_id}`;
  const written = (gathered: Gathered): GatheredMail => ({
    ...mail.write(gathered),
    onlyToMember: mail.to.member_id,
    gathered,
  });
  const held = await holdUnsentMail(db, NO_EMPLOYER, beginning, now);
  const before = held && (JSON.parse(held.message) as GatheredMail).gathered;
  if (before && before.people < mail.most) {
    const all = { people: before.people + 1, links: [...before.links, ...mail.links] };
    await rewriteMail(db, held, JSON.stringify(written(all)));
    return;
  }
  await context.mails.add(db, {
    employerId: NO_EMPLOYER,
    // Another process may begin one at the same moment: neither may be taken for the other.
    cause: `${beginning} ${now} ${mail.about}`,
    addressee: 'business',
    message: written({ people: 1, links: mail.links }),
    notBefore: mail.until,
  });
}
