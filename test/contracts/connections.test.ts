/** The two ways the add-in comes in, on both engines: an invitation code, and a Microsoft sign-in. */
import { addSeconds } from '../../src/server/time/clock.ts';
import type { AccessTokens } from '../../src/server/entra/access-token.ts';
import { connect, connectionPrincipalOf, disconnect } from '../../src/server/services/ways-in/connections.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import { entraPrincipalOf } from '../../src/server/services/ways-in/entra-sign-in.ts';
import { createInvitation } from '../../src/server/services/ways-in/invitations.ts';
import { revokeConnection } from '../../src/server/stores/connections.ts';
import { withdrawInvitation } from '../../src/server/stores/invitations.ts';
import { addTenant, removeTenant } from '../../src/server/stores/tenants.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { addSampleEmployer } from '../support/sample-employer.ts';
import { createTestContext } from '../support/service-context.ts';

const listConnections = (db: ServiceContext['database']['kysely'], employerId: string) =>
  db
    .selectFrom('connections')
    .selectAll()
    .where('employer_id', '=', employerId)
    .orderBy('connection_id', 'desc')
    .execute();
const listInvitations = (db: ServiceContext['database']['kysely'], employerId: string) =>
  db.selectFrom('invitations').selectAll().where('employer_id', '=', employerId).execute();

const DAY = 86_400;

describeOnBothEngines('Connections', (create) => {
  let context: ServiceContext;
  let now: Date;

  beforeEach(async () => {
    now = new Date('2026-11-24T03:00:00.000Z');
    context = await createTestContext(await create(), () => now);
    await addSampleEmployer(context, 'emp_one', 'K7Q2M');
    await addSampleEmployer(context, 'emp_two', 'M4RNB');
  });

  const invite = (uses = 3, days = 14) =>
    createInvitation(context, context.database.kysely, 'emp_one', { label: '採用チーム', uses, days });

  describe('by an invitation code', () => {
    it('gives a connection of the inviting employer, named after the invitation', async () => {
      const { code } = await invite();
      expect(code).toMatch(/^[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}$/);
      const connection = await connect(context, code);
      const principal = await connectionPrincipalOf(context, connection?.token ?? '');
      expect(principal).toEqual({
        kind: 'connection',
        employerId: 'emp_one',
        connectionId: connection?.connectionId,
      });
      const [listed] = await listConnections(context.database.kysely, 'emp_one');
      expect(listed).toMatchObject({ label: '採用チーム', way_in: 'invitation', used_at: now.toISOString() });
      expect(await listConnections(context.database.kysely, 'emp_two')).toEqual([]);
    });

    it('reads a code as people type it', async () => {
      const { code } = await invite();
      const typed = ` ${code.toLowerCase().replace('-', ' ').replaceAll('0', 'o').replaceAll('1', 'l')} `;
      expect(await connect(context, typed)).toBeDefined();
    });

    it('keeps neither code nor token', async () => {
      const { code } = await invite();
      const connection = await connect(context, code);
      const db = context.database.kysely;
      const kept = JSON.stringify([
        await db.selectFrom('invitations').selectAll().execute(),
        await db.selectFrom('connections').selectAll().execute(),
      ]);
      expect(kept).not.toContain(code.slice(0, 5));
      expect(kept).not.toContain(connection?.token);
    });

    it('gives exactly its uses, also to many at once', async () => {
      const { code } = await invite(3);
      const got = await Promise.all(Array.from({ length: 8 }, () => connect(context, code)));
      expect(got.filter(Boolean)).toHaveLength(3);
    });

    it('ends with its days, and when it is withdrawn, by its own employer only', async () => {
      const late = await invite(3, 1);
      const { code, invitationId } = await invite();
      now = addSeconds(now, DAY);
      expect(await connect(context, late.code)).toBeUndefined();
      const db = context.database.kysely;
      expect(await withdrawInvitation(db, 'emp_two', invitationId, now.toISOString())).toBe(false);
      expect(await connect(context, code)).toBeDefined();
      expect(await withdrawInvitation(db, 'emp_one', invitationId, now.toISOString())).toBe(true);
      expect(await connect(context, code)).toBeUndefined();
      expect(await listInvitations(db, 'emp_two')).toEqual([]);
    });

    it('refuses terms without an end', async () => {
      await expect(invite(0)).rejects.toThrow(RangeError);
      await expect(invite(1, 367)).rejects.toThrow(RangeError);
      await expect(invite(1.5)).rejects.toThrow(RangeError);
    });

    it('is revoked at its own wish, or by its own employer only', async () => {
      const { code } = await invite();
      const [one, two] = [await connect(context, code), await connect(context, code)];
      const alive = async (made: typeof one) =>
        (await connectionPrincipalOf(context, made?.token ?? '')) !== undefined;
      const principal = await connectionPrincipalOf(context, one?.token ?? '');
      if (!principal) throw new Error('No connection was made.');
      await disconnect(context, principal);
      expect(await alive(one)).toBe(false);
      const db = context.database.kysely;
      const id = two?.connectionId ?? '';
      expect(await revokeConnection(db, 'emp_two', id, now.toISOString())).toBe(false);
      expect(await alive(two)).toBe(true);
      expect(await revokeConnection(db, 'emp_one', id, now.toISOString())).toBe(true);
      expect(await alive(two)).toBe(false);
    });
  });

  describe('by a Microsoft sign-in', () => {
    const TENANT = 'aaaaaaaa-0000-4000-8000-000000000001';
    const tokens = (tenantId: string, userId: string): AccessTokens => ({
      settings: { authority: '', clientId: '', scope: '', allowedClients: [] },
      check: () => Promise.resolve({ ok: true, user: { tenantId, userId } }),
      refreshKeys: () => Promise.resolve(),
    });
    const signIn = (tenantId = TENANT, userId = 'user-1') =>
      entraPrincipalOf({ ...context, entra: tokens(tenantId, userId) }, 'a.b.c');
    const onboard = (employerId = 'emp_one') =>
      addTenant(context.database.kysely, employerId, TENANT, now.toISOString());

    it('lets nobody in whose tenant is not onboarded', async () => {
      expect(await signIn()).toMatchObject({ refusal: 'tenant_unknown' });
      expect(await entraPrincipalOf(context, 'a.b.c')).toMatchObject({ refusal: 'unauthenticated' });
    });

    it('makes one connection per user, however many calls come first at once', async () => {
      await onboard();
      const got = await Promise.all(Array.from({ length: 6 }, () => signIn()));
      const ids = got.map((result) => ('principal' in result ? result.principal.connectionId : ''));
      expect(new Set(ids).size).toBe(1);
      await signIn(TENANT, 'user-2');
      const listed = await listConnections(context.database.kysely, 'emp_one');
      expect(listed.map(({ way_in }) => way_in)).toEqual(['entra', 'entra']);
      expect(JSON.stringify(listed)).not.toContain('user-1');
    });

    it('keeps a revoked user out, and lets one back who only disconnected', async () => {
      await onboard();
      const first = await signIn();
      if (!('principal' in first)) throw new Error('Nobody came in.');
      await disconnect(context, first.principal);
      const second = await signIn();
      if (!('principal' in second)) throw new Error('Nobody came back.');
      const { connectionId } = second.principal;
      await revokeConnection(context.database.kysely, 'emp_one', connectionId, now.toISOString());
      expect(await signIn()).toEqual({ refusal: 'unauthenticated', fault: 'revoked' });
    });

    it('keeps a tenant to one employer, and what it did there', async () => {
      expect(await onboard()).toBe(true);
      expect(await onboard('emp_two')).toBe(false);
      const first = await signIn();
      await removeTenant(context.database.kysely, 'emp_one', TENANT);
      expect(await onboard('emp_two')).toBe(true);
      const second = await signIn();
      if (!('principal' in first) || !('principal' in second)) throw new Error('Nobody came in.');
      expect(first.principal.employerId).toBe('emp_one');
      expect(second.principal.employerId).toBe('emp_two');
      expect(second.principal.connectionId).not.toBe(first.principal.connectionId);
    });

    it('does not take a user’s hash for a bearer token', async () => {
      await onboard();
      await signIn();
      const [listed] = await listConnections(context.database.kysely, 'emp_one');
      expect(await connectionPrincipalOf(context, listed?.token_hash ?? '')).toBeUndefined();
    });
  });
});
