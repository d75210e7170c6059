import type { ServiceContext } from '../../src/server/services/context.ts';
import { addAgency, routeToAgency } from '../../src/server/stores/agencies.ts';
import { moment } from '../../src/server/time/clock.ts';
import { addLiveEmployer } from './company.ts';

/** A live company under the usual terms. */
export async function addSampleEmployer(
  context: ServiceContext,
  employerId: string,
  code: string,
): Promise<void> {
  await addLiveEmployer(
    context.database.kysely,
    {
      employer_id: employerId,
      code,
      name: '株式会社青空',
      name_en: 'Aozora, Inc.',
      short_name: '青空',
      short_name_en: 'Aozora',
      created_at: moment(context.clock()),
    },
    [`${code.toLowerCase()}.example`],
  );
}

/** An agency that serves the given employers. */
export async function addSampleAgency(
  context: ServiceContext,
  agencyId: string,
  employerIds: readonly string[],
): Promise<void> {
  await addAgency(context.database.kysely, {
    agency_id: agencyId,
    name: 'ミナトキャリア',
    name_en: 'Minato Career',
    licence_no: '13-ユ-000001',
    licence_expires_on: '2036-01-01',
    created_at: moment(context.clock()),
  });
  for (const employerId of employerIds) await routeToAgency(context.database.kysely, employerId, agencyId, 0);
}
