import type { FastifyInstance, LightMyRequestResponse } from 'fastify';
import type { Schema } from '../../../src/server/db/schema.ts';
import type { Limits } from '../../../src/server/http/limits.ts';
import type { ServiceContext } from '../../../src/server/services/context.ts';
import type { VisitRecorder } from '../../../src/server/services/registration/visits.ts';
import { addAgency, routeToAgency } from '../../../src/server/stores/agencies.ts';
import { addLiveEmployer } from '../../support/company.ts';
import { sqliteDatabase } from '../../support/databases.ts';
import { openServiceApp } from '../../support/service-app.ts';

export const EMPLOYER = 'K7Q2M';
export const LINK = 'K7Q2M-9XD4T-HV83C';

/** A browser, as far as the visit counter looks. */
export const BROWSER = { accept: 'text/html', 'user-agent': 'Mozilla/5.0 Chrome/140' };

export interface CandidateSite {
  readonly app: FastifyInstance;
  readonly context: ServiceContext;
  readonly visits: VisitRecorder;
  get(url: string, headers?: Record<string, string>): Promise<LightMyRequestResponse>;
  post(url: string, fields?: Record<string, string>): Promise<LightMyRequestResponse>;
  /** Lets time pass. */
  wait(seconds: number): void;
  /** The six digits last mailed, and to whom. */
  lastCode(): Promise<{ readonly to: string; readonly digits: string }>;
  rows<T extends keyof Schema>(table: T): Promise<readonly Record<string, unknown>[]>;
  /** Everything stored, to see whether a request changed anything. */
  contents(): Promise<string>;
  close(): Promise<void>;
}

const TABLES = [
  'employers',
  'links',
  'visit_days',
  'registrations',
  'verification_codes',
  'consents',
  'disclosure_records',
  'suppressions',
  'employer_counters',
  'ledger_entries',
  'outbox',
] as const satisfies readonly (keyof Schema)[];

export async function openSite(limits: Partial<Limits> = {}): Promise<CandidateSite> {
  const home = await sqliteDatabase();
  let now = Date.parse('2026-11-24T03:00:00.000Z');
  const { app, context, visits, at } = await openServiceApp(home, new Date(now).toISOString(), { limits });
  await addAoba(context);
  const rows: CandidateSite['rows'] = (table) =>
    context.database.kysely
      .selectFrom(table as 'registrations')
      .selectAll()
      .execute();
  return {
    app,
    context,
    visits,
    get: (url, headers = {}) => app.inject({ method: 'GET', url, headers: { ...BROWSER, ...headers } }),
    post: (url, fields = {}) =>
      app.inject({
        method: 'POST',
        url,
        headers: { ...BROWSER, 'content-type': 'application/x-www-form-urlencoded' },
        payload: new URLSearchParams(fields).toString(),
      }),
    wait: (seconds) => {
      now += seconds * 1000;
      at(new Date(now).toISOString());
    },
    lastCode: async () => {
      const mails = await rows('outbox');
      const newest = [...mails].sort((a, b) => (String(a['mail_id']) < String(b['mail_id']) ? 1 : -1))[0];
      const { to, subject } = JSON.parse(String(newest?.['message'])) as { to: string; subject: string };
      return { to, digits: /\d{6}/.exec(subject)?.[0] ?? '' };
    },
    rows,
    contents: async () => JSON.stringify(await Promise.all(TABLES.map((table) => rows(table)))),
    close: async () => {
      await app.close();
      await home.remove();
    },
  };
}

async function addAoba({ database, clock }: ServiceContext): Promise<void> {
  const created_at = clock().toISOString();
  const employer_id = 'emp_aoba';
  await addLiveEmployer(
    database.kysely,
    {
      employer_id,
      code: EMPLOYER,
      name: '株式会社青葉システムズ',
      name_en: 'Aoba Systems, Inc.',
      short_name: '青葉システムズ',
      short_name_en: 'Aoba Systems',
      created_at,
    },
    ['aoba.example'],
  );
  await addAgency(database.kysely, {
    agency_id: 'agy_minato',
    name: 'ミナトキャリア',
    name_en: 'Minato Career',
    licence_no: '13-ユ-000001',
    licence_expires_on: '2030-01-01',
    created_at,
  });
  await routeToAgency(database.kysely, employer_id, 'agy_minato', 0);
}

/** The licence of the only agency ends, or is renewed. */
export async function licenceUntil(site: CandidateSite, day: string): Promise<void> {
  await site.context.database.kysely.updateTable('agencies').set({ licence_expires_on: day }).execute();
}

/** A form as a person fills it in. */
export const FILLED = {
  name: '佐藤 美咲',
  mail: 'misaki.sato@example.jp',
  job: 'backend',
  handoff: 'yes',
  agencies: 'agy_minato',
  submission: 'submission-0123456789abcdef',
};

/** Registers and returns the address of the page for the code. */
export async function submit(site: CandidateSite, fields: Record<string, string> = {}): Promise<string> {
  const reply = await site.post(`/r/${LINK}/ja/register`, { ...FILLED, ...fields });
  if (reply.statusCode !== 303) throw new Error(`The form was not taken: ${reply.statusCode}`);
  return String(reply.headers.location);
}

/** A wrong code that has the right form. */
export function otherThan(digits: string): string {
  return digits === '111111' ? '222222' : '111111';
}
