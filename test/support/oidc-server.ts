import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { exportJWK, generateKeyPair, type CryptoKey, type JWK } from 'jose';

export interface OidcSettings {
  readonly port: number;
  readonly tenants: readonly string[];
  readonly clientId: string;
  readonly scope: string;
  readonly jwks: { readonly keys: JWK[] };
  /** Whose tokens the keys sign, where it is not every tenant's. */
  readonly keyIssuer?: string;
}

export interface OidcServer {
  readonly authority: string;
  readonly port: number;
  /** An access token of a tenant, with claims added or replaced. */
  token(tenantId: string, claims?: Readonly<Record<string, unknown>>): Promise<string>;
  stop(): Promise<void>;
}

/** Starts a real OpenID provider on loopback in a process of its own, so that it may be ESM and may be taken away. */
export async function startOidcServer(settings: OidcSettings): Promise<OidcServer> {
  const child = spawn(
    process.execPath,
    ['--import', 'tsx', path.join(process.cwd(), 'test/support/oidc-process.ts')],
    { env: { ...process.env, OIDC_SETTINGS: JSON.stringify(settings) }, stdio: ['ignore', 'pipe', 'pipe'] },
  );
  const port = await portOf(child);
  const authority = `http://127.0.0.1:${port}`;
  return {
    authority,
    port,
    token: async (tenantId, claims = {}) => {
      const reply = await fetch(`${authority}/${tenantId}/v2.0/token`, {
        method: 'POST',
        headers: {
          authorization: `Basic ${btoa(`${settings.clientId}:${encodeURIComponent('a secret of the test')}`)}`,
          'content-type': 'application/x-www-form-urlencoded',
          'x-claims': JSON.stringify({ tid: tenantId, scp: settings.scope, ...claims }),
        },
        body: new URLSearchParams({
          grant_type: 'client_credentials',
          scope: settings.scope,
          resource: 'https://relay.example/api',
        }),
      });
      const body = (await reply.json()) as { access_token?: string };
      if (!body.access_token) throw new Error(`No token: ${JSON.stringify(body)}`);
      return body.access_token;
    },
    stop: async () => {
      const ended = once(child, 'exit');
      child.kill('SIGTERM');
      await ended;
    },
  };
}

/** A signing key as a provider is given it. */
export async function newSigningKey(kid: string): Promise<{ readonly jwk: JWK; readonly key: CryptoKey }> {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return {
    jwk: { ...(await exportJWK(privateKey)), kid, use: 'sig', alg: 'RS256' },
    key: privateKey,
  };
}

async function portOf(child: ChildProcess): Promise<number> {
  if (!child.stdout || !child.stderr) throw new Error('The provider’s output is not read.');
  const complaints: string[] = [];
  child.stderr.on('data', (chunk: Buffer) => complaints.push(chunk.toString()));
  for await (const line of createInterface({ input: child.stdout })) {
    const port = /^listening (\d+)$/.exec(line)?.[1];
    if (port) return Number(port);
  }
  throw new Error(`The provider did not start: ${complaints.join('')}`);
}
