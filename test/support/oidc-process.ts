/** A real OpenID provider as a process: `node --import tsx oidc-process.ts`, settings in OIDC_SETTINGS. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import Provider, { type Configuration } from 'oidc-provider';
import type { OidcSettings } from './oidc-server.ts';

const settings = JSON.parse(process.env['OIDC_SETTINGS'] ?? '{}') as OidcSettings;
const providers = new Map<string, (request: IncomingMessage, response: ServerResponse) => unknown>();
const keysPath = '/common/discovery/v2.0/keys';

const server = createServer((request, response) => {
  // Nobody shall use a connection again to a provider that a test has stopped meanwhile.
  response.setHeader('connection', 'close');
  const { url = '/' } = request;
  if (url === keysPath) {
    sendKeys(response);
    return;
  }
  const mount = [...providers.keys()].find((prefix) => url.startsWith(`${prefix}/`));
  const handle = mount === undefined ? undefined : providers.get(mount);
  if (mount === undefined || !handle) {
    response.writeHead(404).end();
    return;
  }
  request.url = url.slice(mount.length);
  void handle(request, response);
});

server.listen(settings.port, '127.0.0.1', () => {
  const { port } = server.address() as AddressInfo;
  const authority = `http://127.0.0.1:${port}`;
  for (const tenantId of settings.tenants) {
    const provider = new Provider(`${authority}/${tenantId}/v2.0`, configuration());
    providers.set(`/${tenantId}/v2.0`, provider.callback());
  }
  process.stdout.write(`listening ${port}\n`);
});

/** Like Microsoft's: the same keys for all tenants, each saying whose tokens it signs. */
function sendKeys(response: ServerResponse): void {
  const { port } = server.address() as AddressInfo;
  const issuer = settings.keyIssuer ?? `http://127.0.0.1:${port}/{tenantid}/v2.0`;
  const keys = settings.jwks.keys.map(({ kty, n, e, kid, use, alg }) => ({
    kty,
    n,
    e,
    kid,
    use,
    alg,
    issuer,
  }));
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ keys }));
}

function configuration(): Configuration {
  return {
    jwks: settings.jwks,
    clients: [
      {
        client_id: settings.clientId,
        client_secret: 'a secret of the test',
        grant_types: ['client_credentials'],
        redirect_uris: [],
        response_types: [],
      },
    ],
    features: {
      devInteractions: { enabled: false },
      clientCredentials: { enabled: true },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({
          scope: settings.scope,
          audience: settings.clientId,
          accessTokenFormat: 'jwt',
          accessTokenTTL: 3600,
          jwt: { sign: { alg: 'RS256' } },
        }),
      },
    },
    formats: {
      customizers: {
        // What Microsoft puts in beside the standard's claims, or what a test wishes to be wrong.
        jwt: (context, _token, parts) => {
          const wished = context.get('x-claims');
          const now = Math.floor(Date.now() / 1000);
          Object.assign(parts.payload, { nbf: now, ver: '2.0', azp: settings.clientId });
          if (!wished) return;
          for (const [claim, value] of Object.entries(JSON.parse(wished) as Record<string, unknown>))
            if (value === null) Reflect.deleteProperty(parts.payload, claim);
            else Reflect.set(parts.payload, claim, value);
        },
      },
    },
  };
}
