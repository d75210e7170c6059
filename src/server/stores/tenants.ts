import type { Executor } from '../db/database.ts';

/** The employer a Microsoft Entra tenant was onboarded for. */
export async function findEmployerOfTenant(db: Executor, tenantId: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('employer_tenants')
    .select('employer_id')
    .where('tenant_id', '=', tenantId)
    .executeTakeFirst();
  return row?.employer_id;
}

/** In the order of their ids; none where everybody connects by invitation. */
export async function listTenants(db: Executor, employerId: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('employer_tenants')
    .select('tenant_id')
    .where('employer_id', '=', employerId)
    .orderBy('tenant_id')
    .execute();
  return rows.map((row) => row.tenant_id);
}

/** False where the tenant belongs to an employer already: a tenant never speaks for two. */
export async function addTenant(
  db: Executor,
  employerId: string,
  tenantId: string,
  now: string,
): Promise<boolean> {
  const result = await db
    .insertInto('employer_tenants')
    .values({ tenant_id: tenantId, employer_id: employerId, created_at: now })
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return (result.numInsertedOrUpdatedRows ?? 0n) > 0n;
}

/** Nobody of it comes in any more. Its connections stay, and hold again once it is mapped to the employer again. */
export async function removeTenant(db: Executor, employerId: string, tenantId: string): Promise<void> {
  await db
    .deleteFrom('employer_tenants')
    .where('employer_id', '=', employerId)
    .where('tenant_id', '=', tenantId)
    .execute();
}
