import type { Disclosure } from '../../stores/disclosures.ts';
import type { ServiceContext } from '../context.ts';

/** Somebody an agency has, without their name, and where its people read of them. */
export function linkTo(context: ServiceContext, { disclosure_id: id }: Pick<Disclosure, 'disclosure_id'>) {
  return { id, address: `${context.relayOrigin}/agency/candidates/${id}` };
}
