import { lockEmployer } from '../../stores/employers.ts';
import { addTenant, findEmployerOfTenant, removeTenant } from '../../stores/tenants.ts';
import { moment } from '../../time/clock.ts';
import type { ServiceContext } from '../context.ts';
import { audit, wasRemoved, type Actor } from './audit.ts';
import { refused, type Result } from './refused.ts';

const TENANT = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Lets everybody of a Microsoft 365 tenant connect for an employer, without an invitation code. */
export async function mapTenant(
  context: ServiceContext,
  actor: Actor,
  employerId: string,
  tenant: string,
): Promise<Result> {
  const tenantId = tenant.trim().toLowerCase();
  if (!TENANT.test(tenantId)) return refused('tenant_invalid', 'tenant');
  return context.database.transaction<Result>(async (db) => {
    if (!(await lockEmployer(db, employerId))) return refused('not_found');
    if (!(await addTenant(db, employerId, tenantId, moment(context.clock()))))
      return refused(
        (await findEmployerOfTenant(db, tenantId)) === employerId ? 'already' : 'tenant_taken',
        'tenant',
      );
    await audit(context, db, actor, { action: 'tenant.mapped', employerId, subject: tenantId });
    return { ok: true };
  });
}

/**
 * Takes back that a Microsoft 365 tenant connects without a code; one that was taken back before stays so. `not_found` where
 * it was never mapped to this employer.
 */
export async function unmapTenant(
  context: ServiceContext,
  actor: Actor,
  employerId: string,
  tenantId: string,
): Promise<Result> {
  return context.database.transaction<Result>(async (db) => {
    if (!(await lockEmployer(db, employerId))) return refused('not_found');
    if ((await findEmployerOfTenant(db, tenantId)) !== employerId)
      return (await wasRemoved(db, 'tenant.unmapped', employerId, tenantId))
        ? { ok: true }
        : refused('not_found');
    await removeTenant(db, employerId, tenantId);
    await audit(context, db, actor, { action: 'tenant.unmapped', employerId, subject: tenantId });
    return { ok: true };
  });
}
