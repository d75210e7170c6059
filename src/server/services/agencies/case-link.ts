import type { Disclosure } from '../../stores/disclosures.ts';
import type { ServiceContext } from '../context.ts';

/** Somebody an agency has, without their name, and where its people read of them. */
export function linkTo(context: ServiceContext, { disclosure_id: id }: Pick<Disclosure, 'disclosure_id'>) {
  return { id, address: `${context.relayOrigin}/agency/candidates/${id}` };
}

/** Where an agency's people read with whom first contact is to be made. */
export function firstContactsAddress({ relayOrigin }: Pick<ServiceContext, 'relayOrigin'>): string {
  return `${relayOrigin}/agency/candidates?stage=to_contact`;
}
