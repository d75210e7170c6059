import { parseMailAddress } from '../../identity/mail-address.ts';
import { personKeyOf } from '../../identity/person-key.ts';
import { findAgency } from '../../stores/agencies.ts';
import {
  findMember,
  findMemberById,
  listOperators,
  lockMembers,
  removeMember,
} from '../../stores/members.ts';
import { moment } from '../../time/clock.ts';
import { within, type ServiceContext } from '../context.ts';
import { cleanLine, isSeen } from '../../text/lines.ts';
import { addMember, type Membership } from '../ways-in/members.ts';
import { audit, type Actor } from './audit.ts';
import { refused, type Refused, type Result } from './refused.ts';

export type MemberResult = { readonly ok: true; readonly memberId: string } | Refused;

/** Lets somebody sign in to a console; whoever may already, by the same name, stays. The trail keeps their id, not their address. */
export async function admit(
  context: ServiceContext,
  actor: Actor,
  membership: Membership,
  person: { readonly name: string; readonly mail: string },
): Promise<MemberResult> {
  const name = cleanLine(person.name);
  const mail = parseMailAddress(person.mail);
  if (!isSeen(name)) return refused('name_missing', 'memberName');
  if (name.length > 80) return refused('name_too_long', 'memberName');
  if (!mail.ok) return refused('mail_invalid', 'memberMail');
  return context.database.transaction<MemberResult>(async (db) => {
    if (membership.audience === 'agency' && !(await findAgency(db, membership.agencyId)))
      return refused('not_found');
    const memberId = await addMember(within(context, db), membership, { name, mail: mail.address });
    if (!memberId) {
      const before = await findMember(db, membership.audience, personKeyOf(context.secret, mail.address));
      // Pressed twice: of the two answers people see the second alone.
      if (before?.name === name && before.agency_id === agencyIdOf(membership))
        return { ok: true, memberId: before.member_id };
      return refused('member_taken', 'memberMail');
    }
    await audit(context, db, actor, {
      action: 'member.added',
      subject: memberId,
      after: { audience: membership.audience, ...agencyOf(agencyIdOf(membership)) },
    });
    return { ok: true, memberId };
  });
}

/**
 * Takes the right to sign in, and with it every session; whoever has none any more stays without. The last operator stays:
 * somebody has to be able to come in.
 */
export async function dismiss(context: ServiceContext, actor: Actor, memberId: string): Promise<Result> {
  return context.database.transaction<Result>(async (db) => {
    await lockMembers(db);
    const member = await findMemberById(db, memberId);
    if (!member) return refused('not_found');
    if (member.removed_at) return { ok: true };
    if (member.audience === 'operator' && (await listOperators(db)).length === 1)
      return refused('last_member');
    await removeMember(db, member.agency_id, memberId, moment(context.clock()));
    await audit(context, db, actor, {
      action: 'member.removed',
      subject: memberId,
      before: { audience: member.audience, ...agencyOf(member.agency_id) },
    });
    return { ok: true };
  });
}

function agencyIdOf(membership: Membership): string | null {
  return membership.audience === 'agency' ? membership.agencyId : null;
}

function agencyOf(agencyId: string | null) {
  return agencyId === null ? {} : { agency: agencyId };
}
