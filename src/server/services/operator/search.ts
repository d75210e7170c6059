import { parseMailAddress } from '../../identity/mail-address.ts';
import { personKeyOf } from '../../identity/person-key.ts';
import { listAgencies, type Agency } from '../../stores/agencies.ts';
import { employerLines, type EmployerLine } from '../../stores/employer-list.ts';
import { findRegistrations, type FoundRegistration } from '../../stores/found-registrations.ts';
import type { ServiceContext } from '../context.ts';
import { maskMail } from './held.ts';

export interface Found {
  readonly employers: readonly EmployerLine[];
  readonly agencies: readonly Agency[];
  /** Registrations by their number, or by the whole address of the person who asks about them. Masked. */
  readonly registrations: readonly (Omit<FoundRegistration, 'mail'> & { readonly maskedMail: string })[];
}

const MOST = 50;

/**
 * Looks in everything the operator keeps. People are found by a whole address only, never by a part of one: the
 * office answers whoever asks about themselves, and does not browse.
 */
export async function search(context: ServiceContext, query: string): Promise<Found> {
  const db = context.database.kysely;
  const wanted = query.trim();
  if (wanted === '') return { employers: [], agencies: [], registrations: [] };
  const address = parseMailAddress(wanted);
  const by = address.ok
    ? { personKey: personKeyOf(context.secret, address.address) }
    : { registrationId: wanted };
  const [employers, agencies, registrations] = await Promise.all([
    employerLines(db, wanted, { most: MOST }),
    listAgencies(db),
    address.ok || wanted.startsWith('reg_') ? findRegistrations(db, by, MOST) : [],
  ]);
  const lower = wanted.toLowerCase();
  return {
    employers,
    agencies: agencies.filter(({ name, name_en, licence_no }) =>
      [name, name_en, licence_no].some((text) => text.toLowerCase().includes(lower)),
    ),
    registrations: registrations.map(({ mail, ...rest }) => ({ ...rest, maskedMail: maskMail(mail) })),
  };
}
