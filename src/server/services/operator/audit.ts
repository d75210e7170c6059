import type { Executor } from '../../db/database.ts';
import { addAuditEntry, countAuditEntries, listAuditEntries, type AuditEntry } from '../../stores/audit.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';

/** Who acts for the operator. */
export type Actor =
  | { readonly kind: 'operator'; readonly memberId: string }
  /** Somebody with access to the machine, through the command line. */
  | { readonly kind: 'command_line' };

/** The actor as records beside the trail keep it. */
export function nameOf(actor: Actor): string {
  return actor.kind === 'operator' ? actor.memberId : 'command line';
}

export type AuditAction =
  | 'employer.created'
  | 'employer.changed'
  | 'employer.paused'
  | 'employer.resumed'
  | 'employer.removed'
  | 'employer.contacts_changed'
  | 'employer.wording_changed'
  | 'policy.confirmed'
  | 'policy.changed'
  | 'agency.created'
  | 'agency.changed'
  | 'agencies.routed'
  | 'invitation.issued'
  | 'invitation.withdrawn'
  | 'tenant.mapped'
  | 'tenant.unmapped'
  | 'trial.opened'
  | 'trial.removed'
  | 'held.decided'
  | 'held.undone'
  | 'count.reversed'
  | 'webhook.created'
  | 'webhook.changed'
  | 'webhook.removed'
  | 'webhook.replayed'
  | 'news.sent'
  | 'mails.resumed'
  | 'person.corrected'
  | 'member.added'
  | 'member.removed';

/** What is named before and after; what it is called stands in the console's texts (`o.field.…`). */
export type AuditField =
  | 'name'
  | 'name_en'
  | 'short_name'
  | 'short_name_en'
  | 'code'
  | 'domains'
  | 'hires'
  | 'sample'
  | 'status'
  | 'contacts'
  | 'licence_no'
  | 'licence_expires_on'
  | 'areas'
  | 'jobs'
  | 'agencies'
  | 'verdict'
  | 'reason'
  | 'audience'
  | 'agency'
  | 'registrations'
  | 'insertions'
  | 'uses'
  | 'days'
  | 'texts'
  | 'closing'
  | 'ownTexts'
  | 'tone'
  | 'placement'
  | 'checkOwner'
  | 'remindMissing'
  | 'threshold'
  | 'countingStage'
  | 'slotValidDays'
  | 'pendingDays'
  | 'from'
  | 'host'
  | 'events'
  | 'messages'
  | 'secret'
  | 'enabled'
  | 'type'
  | 'people'
  | 'corrected';

/** What an entry may say of before and after: ids, codes, terms and counts. Never a candidate's data. */
export type AuditValues = Readonly<
  Partial<Record<AuditField, string | number | boolean | null | readonly string[]>>
>;

export interface Audited {
  readonly action: AuditAction;
  readonly employerId?: string | undefined;
  readonly subject?: string | undefined;
  readonly before?: AuditValues | undefined;
  readonly after?: AuditValues | undefined;
}

/** Whether what is set is what was already; lists are sets. A save that changes nothing leaves no entry. */
export function isUnchanged(before: AuditValues, after: AuditValues): boolean {
  const written = (value: AuditValues[AuditField]) =>
    JSON.stringify(Array.isArray(value) ? [...(value as readonly string[])].sort() : (value ?? null));
  return (Object.keys(after) as AuditField[]).every(
    (field) => written(after[field]) === written(before[field]),
  );
}

/** Writes who did what, in the transaction that does it: neither can exist without the other. */
export async function audit(
  context: Pick<ServiceContext, 'clock' | 'newId'>,
  db: Executor,
  actor: Actor,
  entry: Audited,
): Promise<void> {
  await addAuditEntry(db, {
    audit_id: context.newId('aud'),
    at: moment(context.clock()),
    actor: actor.kind === 'operator' ? `operator ${actor.memberId}` : 'command line',
    action: entry.action,
    employer_id: entry.employerId ?? null,
    subject: entry.subject ?? null,
    before: entry.before ? JSON.stringify(entry.before) : null,
    after: entry.after ? JSON.stringify(entry.after) : null,
  });
}

/** Whether that was removed from an employer before; a press that is repeated has then nothing left to do. */
export async function wasRemoved(
  db: Executor,
  action: Extract<AuditAction, `${string}.removed` | `${string}.unmapped`>,
  employerId: string,
  subject?: string,
): Promise<boolean> {
  return (await countAuditEntries(db, { action, employerId, subject })) > 0;
}

const PAGE = 50;

/** A page of the trail, newest first; `next` begins the page after it. */
export async function readAudit(
  context: ServiceContext,
  filter: { readonly employerId?: string | undefined; readonly before?: string | undefined },
): Promise<{ readonly entries: readonly AuditEntry[]; readonly next: string | undefined }> {
  const entries = await listAuditEntries(context.database.kysely, filter, PAGE + 1);
  const shown = entries.slice(0, PAGE);
  return { entries: shown, next: entries.length > PAGE ? shown.at(-1)?.audit_id : undefined };
}
