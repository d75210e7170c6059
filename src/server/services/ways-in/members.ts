import { personKeyOf } from '../../identity/person-key.ts';
import { insertMember } from '../../stores/members.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';

/** Whom a new member works for. */
export type Membership =
  { readonly audience: 'agency'; readonly agencyId: string } | { readonly audience: 'operator' };

/** Lets somebody sign in to a console with a mailed code. Undefined where the address is a member there already. */
export async function addMember(
  context: ServiceContext,
  membership: Membership,
  person: { readonly mail: string; readonly name: string },
): Promise<string | undefined> {
  const memberId = context.newId('mem');
  const added = await insertMember(context.database.kysely, {
    member_id: memberId,
    audience: membership.audience,
    agency_id: membership.audience === 'agency' ? membership.agencyId : null,
    person_key: personKeyOf(context.secret, person.mail),
    mail: person.mail,
    name: person.name,
    created_at: moment(context.clock()),
    removed_at: null,
  });
  return added ? memberId : undefined;
}
