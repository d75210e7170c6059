import type { JWK } from 'jose';
import { base64url, SignJWT } from 'jose';
import { http, passthrough } from 'msw';
import { setupServer } from 'msw/node';
import { createHmac } from 'node:crypto';
import {
  createAccessTokens,
  type AccessTokens,
  type EntraSettings,
} from '../../src/server/entra/access-token.ts';
import { createSigningKeys } from '../../src/server/entra/signing-keys.ts';
import {
  newSigningKey,
  startOidcServer,
  type OidcServer,
  type OidcSettings,
} from '../support/oidc-server.ts';
import { addTenant } from '../../src/server/stores/tenants.ts';
import { sqliteDatabase } from '../support/databases.ts';
import { freePort } from '../support/free-port.ts';
import { addSampleEmployer } from '../support/sample-employer.ts';
import { openServiceApp } from '../support/service-app.ts';

const NOW = '2026-11-24T03:00:00.000Z';
const CLIENT = '11111111-2222-3333-4444-555555555555';
const TENANT = 'aaaaaaaa-0000-4000-8000-000000000001';
const OTHER_TENANT = 'bbbbbbbb-0000-4000-8000-000000000002';
const USER = 'cccccccc-0000-4000-8000-000000000003';
const SCOPE = 'relay.use';

describe('Microsoft access tokens, against a real OpenID provider', () => {
  let first: Awaited<ReturnType<typeof newSigningKey>>;
  let second: Awaited<ReturnType<typeof newSigningKey>>;
  let server: OidcServer;
  let settings: EntraSettings;
  /** Moves the half minute that is left between two fetches of the keys. */
  let elapsed = 0;
  let tokens: AccessTokens;

  const options = (keys: JWK[], port = 0, keyIssuer?: string): OidcSettings => ({
    port,
    tenants: [TENANT, OTHER_TENANT],
    clientId: CLIENT,
    scope: SCOPE,
    jwks: { keys },
    ...(keyIssuer ? { keyIssuer } : {}),
  });

  const verifier = () => {
    const url = new URL(`${server.authority}/common/discovery/v2.0/keys`);
    return createAccessTokens(
      settings,
      () => new Date(),
      createSigningKeys(url, () => Date.now() + elapsed),
    );
  };

  beforeAll(async () => {
    first = await newSigningKey('first');
    second = await newSigningKey('second');
    server = await startOidcServer(options([first.jwk], await freePort()));
    settings = { authority: server.authority, clientId: CLIENT, scope: SCOPE, allowedClients: [CLIENT] };
  });
  beforeEach(() => {
    elapsed = 0;
    tokens = verifier();
  });
  afterAll(() => server.stop());

  const token = (claims: Record<string, unknown> = {}, tenant = TENANT) =>
    server.token(tenant, { oid: USER, ...claims });

  /** A token with the right claims, signed by whoever. */
  const claimsOf = async () => {
    const [, payload = ''] = (await token()).split('.');
    return JSON.parse(Buffer.from(payload, 'base64url').toString()) as Record<string, unknown>;
  };

  it('takes a user’s token, and names tenant and user', async () => {
    expect(await tokens.check(await token())).toEqual({ ok: true, user: { tenantId: TENANT, userId: USER } });
    expect(await tokens.check(await token({ scp: `profile ${SCOPE}` }))).toMatchObject({ ok: true });
  });

  it.each<[string, Record<string, unknown>, string]>([
    ['expired', { exp: Math.floor(Date.now() / 1000) - 3600 }, 'exp'],
    ['not valid yet', { nbf: Math.floor(Date.now() / 1000) + 3600 }, 'nbf'],
    ['for another application', { aud: 'api://somebody-else' }, 'aud'],
    ['of version 1', { ver: '1.0' }, 'ver'],
    ['without a tenant', { tid: null }, 'tid'],
    ['with a tenant that is no id', { tid: 'common' }, 'tid'],
    ['of another tenant than its issuer', { tid: OTHER_TENANT }, 'iss'],
    ['of a foreign issuer', { iss: `https://evil.example/${TENANT}/v2.0` }, 'iss'],
    ['without a user', { oid: null }, 'oid'],
    ['of an application for itself', { idtyp: 'app' }, 'scp'],
    ['without a permission', { scp: null }, 'scp'],
    ['with another permission', { scp: 'Mail.Read' }, 'scp'],
    ['with a permission that only begins alike', { scp: `${SCOPE}.all` }, 'scp'],
    ['for an application nobody allowed', { azp: '99999999-2222-3333-4444-555555555555' }, 'azp'],
    ['without an end', { exp: null }, 'exp'],
  ])('refuses a token %s', async (_name, claims, fault) => {
    expect(await tokens.check(await token(claims))).toEqual({ ok: false, fault });
  });

  it('allows a minute between clocks', async () => {
    const now = Math.floor(Date.now() / 1000);
    expect(await tokens.check(await token({ nbf: now + 30, exp: now + 3600 }))).toMatchObject({ ok: true });
    expect(await tokens.check(await token({ nbf: now - 60, exp: now - 30 }))).toMatchObject({ ok: true });
  });

  it('refuses what is unsigned, forged, changed, or signed with the public key as a secret', async () => {
    const claims = await claimsOf();
    const part = (value: unknown) => base64url.encode(JSON.stringify(value));
    const unsigned = `${part({ alg: 'none', typ: 'JWT' })}.${part(claims)}.`;
    expect(await tokens.check(unsigned)).toMatchObject({ ok: false });
    const forged = await new SignJWT(claims)
      .setProtectedHeader({ alg: 'RS256', kid: 'first' })
      .sign(second.key);
    expect(await tokens.check(forged)).toEqual({
      ok: false,
      fault: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    });
    const [header = '', , signature = ''] = (await token()).split('.');
    const changed = `${header}.${part({ ...claims, oid: OTHER_TENANT })}.${signature}`;
    expect(await tokens.check(changed)).toMatchObject({ fault: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED' });
    const input = `${part({ alg: 'HS256', kid: 'first' })}.${part(claims)}`;
    const symmetric = `${input}.${createHmac('sha256', first.jwk.n ?? '')
      .update(input)
      .digest('base64url')}`;
    expect(await tokens.check(symmetric)).toEqual({ ok: false, fault: 'ERR_JOSE_ALG_NOT_ALLOWED' });
    for (const nonsense of ['a.b.c', '..', 'x'.repeat(5000)])
      expect(await tokens.check(nonsense)).toMatchObject({ ok: false });
  });

  it('does not let one tenant’s key vouch for another’s token', async () => {
    const stolen = await startOidcServer(options([first.jwk], 0, `${server.authority}/${OTHER_TENANT}/v2.0`));
    const url = new URL(`${stolen.authority}/common/discovery/v2.0/keys`);
    const narrow = createAccessTokens(settings, () => new Date(), createSigningKeys(url));
    expect(await narrow.check(await token())).toEqual({ ok: false, fault: 'key_issuer' });
    expect(await narrow.check(await token({}, OTHER_TENANT))).toMatchObject({ ok: true });
    await stolen.stop();
  });

  it('follows a change of keys, and outlives an outage', async () => {
    const old = await token();
    expect(await tokens.check(old)).toMatchObject({ ok: true });
    const { port } = server;
    await server.stop();

    // Known keys go on working while nobody answers; a key nobody knows is not judged at all.
    expect(await tokens.check(old)).toMatchObject({ ok: true });
    await expect(tokens.refreshKeys()).rejects.toThrow('could not be fetched');
    expect(await tokens.check(old)).toMatchObject({ ok: true });
    expect(await verifier().check(old)).toEqual({ ok: false, fault: 'keys_unavailable' });

    server = await startOidcServer(options([second.jwk, first.jwk], port));
    const fresh = await token();
    elapsed = 31_000;
    await tokens.refreshKeys();
    expect(await tokens.check(fresh)).toMatchObject({ ok: true });
    expect(await tokens.check(old)).toMatchObject({ ok: true });

    await server.stop();
    server = await startOidcServer(options([second.jwk], port));
    await tokens.refreshKeys();
    expect(await tokens.check(old)).toEqual({ ok: false, fault: 'ERR_JWKS_NO_MATCHING_KEY' });
  });

  it('lets a user of an onboarded tenant call the API with it, and tells everybody else why not', async () => {
    const home = await sqliteDatabase();
    const service = await openServiceApp(home, new Date().toISOString());
    const { context, app } = service;
    await addSampleEmployer(context, 'emp_one', 'K7Q2M');
    await addTenant(context.database.kysely, 'emp_one', TENANT, NOW);
    Object.assign(context, { entra: tokens });
    const me = async (bearer: string) => {
      const reply = await app.inject({ url: '/v1/me', headers: { authorization: `Bearer ${bearer}` } });
      const body = reply.json<{ employer?: { code: string }; error?: { code: string } }>();
      return { status: reply.statusCode, said: body.employer?.code ?? body.error?.code };
    };
    expect(await me(await token())).toEqual({ status: 200, said: 'K7Q2M' });
    expect(await me(await token({}, OTHER_TENANT))).toEqual({ status: 403, said: 'tenant_unknown' });
    expect(await me(await token({ scp: 'Mail.Read' }))).toEqual({ status: 401, said: 'unauthenticated' });
    const options = await app.inject({ url: '/v1/sign-in' });
    expect(options.json()).toEqual({
      entra: {
        clientId: CLIENT,
        authority: `${server.authority}/organizations`,
        scope: `api://${CLIENT}/${SCOPE}`,
      },
    });
    const nowhere = createSigningKeys(new URL('http://127.0.0.1:9/keys'));
    Object.assign(context, { entra: createAccessTokens(settings, () => new Date(), nowhere) });
    expect(await me(await token())).toEqual({ status: 503, said: 'unavailable' });
    await service.close();
    await home.remove();
  });

  it('fetches keys for made-up key ids at most every half minute', async () => {
    let asked = 0;
    const keys = createSigningKeys(new URL(`${server.authority}/common/discovery/v2.0/keys`));
    const wire = setupServer(
      http.get('*/discovery/v2.0/keys', () => {
        asked += 1;
        return passthrough();
      }),
    );
    wire.listen({ onUnhandledFrame: 'bypass' });
    const strict = createAccessTokens(settings, () => new Date(), keys);
    const claims = await claimsOf();
    asked = 0;
    for (let n = 0; n < 5; n += 1) {
      const made = await new SignJWT(claims)
        .setProtectedHeader({ alg: 'RS256', kid: `made-up-${n}` })
        .sign(first.key);
      expect(await strict.check(made)).toEqual({ ok: false, fault: 'ERR_JWKS_NO_MATCHING_KEY' });
    }
    expect(asked).toBe(1);
    wire.close();
  });
});
