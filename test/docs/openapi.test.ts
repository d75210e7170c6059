/**
 * docs/openapi.json is what the service says of itself. After a change of the contract, write it anew:
 * `UPDATE_OPENAPI=1 npm run test:unit -- test/docs/openapi.test.ts`
 */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { sqliteDatabase, type TestDatabase } from '../support/databases.ts';
import { openServiceApp, type ServiceApp } from '../support/service-app.ts';

const FILE = path.join(process.cwd(), 'docs/openapi.json');

interface Operation {
  readonly summary?: string;
  readonly description?: string;
  readonly security?: readonly object[];
  readonly responses: Record<string, unknown>;
}

interface Schema {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly additionalProperties?: unknown;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
}

describe('The OpenAPI document', () => {
  let home: TestDatabase;
  let service: ServiceApp;

  beforeAll(async () => {
    home = await sqliteDatabase();
    service = await openServiceApp(home, '2026-11-24T03:00:00.000Z');
    await service.app.ready();
  });

  afterAll(async () => {
    await service.close();
    await home.remove();
  });

  it('is served as it is committed; UPDATE_OPENAPI=1 writes it anew', async () => {
    const served = await service.app.inject({ url: '/v1/openapi.json' });
    if (process.env['UPDATE_OPENAPI']) writeFileSync(FILE, `${JSON.stringify(served.json(), null, 2)}\n`);
    expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(served.json());
  });

  it('has every route of the API, each with a sentence, its refusals and whoever may call', async () => {
    const { paths } = (await service.app.inject({ url: '/v1/openapi.json' })).json<{
      paths: Record<string, Record<string, Operation>>;
    }>();
    const documented = Object.entries(paths).flatMap(([url, operations]) =>
      Object.keys(operations).map((method) => `${method.toUpperCase()} ${url}`),
    );
    const routes = service.app.declaredRoutes
      .filter(({ url }) => url.startsWith('/v1/') && !/^\/v1\/(openapi\.json|docs)/.test(url))
      .flatMap(({ url, method }) => [method].flat().map((name) => ({ name, url })))
      .filter(({ name }) => name !== 'HEAD')
      .map(({ name, url }) => `${name} ${url.replaceAll(/:(\w+)/g, '{$1}')}`);
    expect(documented.sort()).toEqual(routes.sort());
    for (const [url, operations] of Object.entries(paths))
      for (const operation of Object.values(operations)) {
        expect({ url, summary: operation.summary }).toEqual({ url, summary: expect.any(String) as string });
        expect(Object.keys(operation.responses)).toEqual(expect.arrayContaining(['4XX', '5XX']));
        const isOpen = ['/v1/sign-in', '/v1/connections'].includes(url) && !url.includes('current');
        expect({ url, open: operation.security === undefined }).toEqual({ url, open: isOpen });
      }
  });

  it('names the scope of every call that takes an agency’s key', async () => {
    const { paths } = (await service.app.inject({ url: '/v1/openapi.json' })).json<{
      paths: Record<string, Record<string, Operation>>;
    }>();
    const agency = Object.entries(paths).filter(([url]) => url.startsWith('/v1/agency/'));
    expect(agency).not.toEqual([]);
    for (const operation of agency.flatMap(([, operations]) => Object.values(operations))) {
      expect(operation.security).toEqual([{ agency_key: [expect.stringMatching(/^\w+:(read|write)$/)] }]);
      const [
        {
          agency_key: [scope],
        },
      ] = operation.security as [{ agency_key: [string] }];
      expect(operation.description).toContain(scope);
    }
  });

  it('lets no body carry a field that is not named', () => {
    const loose: string[] = [];
    for (const { url, schema } of service.app.declaredRoutes) {
      const parts = (schema ?? {}) as { body?: Schema; querystring?: Schema };
      for (const [part, given] of Object.entries({ body: parts.body, query: parts.querystring }))
        if (given) for (const place of looseObjects(given)) loose.push(`${url} ${part}${place}`);
    }
    expect([...new Set(loose)]).toEqual([]);
  });

  it('is readable as a page that loads nothing from elsewhere', async () => {
    const page = await service.app.inject({ url: '/v1/docs/' });
    expect(page.statusCode).toBe(200);
    expect(page.body).toContain('swagger-ui');
    const policy = String(page.headers['content-security-policy']);
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/https?:|\*/);
    for (const [, source = ''] of page.body.matchAll(/(?:src|href)="([^"]+)"/g)) {
      expect(source).not.toMatch(/^https?:/);
      const file = await service.app.inject({ url: new URL(source, 'https://a.example/v1/docs/').pathname });
      expect({ source, status: file.statusCode }).toEqual({ source, status: 200 });
    }
  });
});

function looseObjects(schema: Schema, place = ''): string[] {
  const below = [
    ...Object.entries(schema.properties ?? {}).map(([name, child]) => [`${place}/${name}`, child] as const),
    ...(schema.anyOf ?? []).map((child) => [place, child] as const),
    ...(schema.items ? [[`${place}/*`, schema.items] as const] : []),
  ];
  const isLoose = schema.properties !== undefined && schema.additionalProperties !== false;
  return [...(isLoose ? [place || '/'] : []), ...below.flatMap(([name, child]) => looseObjects(child, name))];
}
