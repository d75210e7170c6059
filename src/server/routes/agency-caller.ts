import type { FastifyRequest } from 'fastify';
import { callerOf } from '../http/access.ts';
import { Refusal } from '../http/errors.ts';
import type { Actor } from '../services/agencies/asked-request.ts';
import type { ServiceContext } from '../services/context.ts';
import { findAgency, isLicensed } from '../stores/agencies.ts';
import { japanDay } from '../time/calendar.ts';

/** The agency whose key calls. Refused as `forbidden` where its licence has lapsed: it may read nobody any more. */
export async function licensedCaller(context: ServiceContext, request: FastifyRequest): Promise<Actor> {
  const { agencyId, keyId } = callerOf(request, 'agency_key');
  const agency = await findAgency(context.database.kysely, agencyId);
  if (!agency || !isLicensed(agency, japanDay(context.clock()))) throw new Refusal('forbidden');
  return { agencyId, byId: keyId };
}
