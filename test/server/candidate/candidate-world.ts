import type { LightMyRequestResponse } from 'fastify';
import { createOutboxWorker } from '../../../src/server/mail/outbox-worker.ts';
import type { MailMessage } from '../../../src/server/mail/message.ts';
import { personKeyOf } from '../../../src/server/identity/person-key.ts';
import { registerByPages, newLink } from '../../support/candidate.ts';
import { addCompany } from '../../support/company.ts';
import type { TestDatabase } from '../../support/databases.ts';
import { openServiceApp, type ServiceApp } from '../../support/service-app.ts';
import { signedIn } from '../../support/signed-in.ts';

export const START = '2026-11-24T03:00:00.000Z';
export const FIRST = { employerId: 'emp_one', code: 'K7Q2M' };
export const SECOND = { employerId: 'emp_two', code: 'ZZZZZ' };
export const MAIL = 'misaki.sato@example.jp';

/** Two employers with one agency, seen through the public pages. */
export interface CandidateWorld {
  readonly site: ServiceApp;
  /** Everything that was written to the log. */
  readonly log: readonly string[];
  /** Lets days pass; fractions are hours. */
  wait(days: number): void;
  /** Registers by the pages; returns the address of the last one. */
  register(person?: {
    readonly mail?: string;
    readonly link?: string;
    readonly employer?: typeof FIRST;
    readonly fields?: Readonly<Record<string, string>>;
  }): Promise<string>;
  /** A signed-in person's own page. */
  my(mail?: string): Promise<{
    get(part?: string): Promise<LightMyRequestResponse>;
    post(part: string, fields?: Readonly<Record<string, string>>): Promise<LightMyRequestResponse>;
  }>;
  /** Hands over what waits, and returns it. */
  deliver(): Promise<readonly MailMessage[]>;
  counters(employer?: typeof FIRST): Promise<Record<string, unknown>>;
  personKey(mail?: string): string;
}

export async function openCandidateWorld(home: TestDatabase): Promise<CandidateWorld> {
  const log: string[] = [];
  const site = await openServiceApp(home, START, {
    logLevel: 'trace',
    logStream: { write: (line) => void log.push(line) },
  });
  const { context } = site;
  const db = context.database.kysely;
  for (const employer of [FIRST, SECOND]) await addCompany(db, { ...employer, createdAt: START });
  let now = Date.parse(START);
  const wait = (days: number) => {
    now += days * 86_400_000;
    site.at(new Date(now).toISOString());
  };
  return {
    site,
    log,
    wait,
    register: ({ mail = MAIL, employer = FIRST, link = newLink(employer.code), fields } = {}) => {
      // The newest mailed code is told by its time.
      wait(1 / 86_400);
      return registerByPages(site, { link, mail, fields: { name: '佐藤 美咲', ...fields } });
    },
    my: async (mail = MAIL) => {
      const headers = await signedIn(context, { kind: 'candidate', mail });
      const url = (part?: string) => (part === undefined ? '/my/ja' : `/my/ja/${part}`);
      return {
        get: (part) => site.app.inject({ url: url(part), headers }),
        post: (part, fields = {}) =>
          site.app.inject({
            method: 'POST',
            url: url(part),
            headers: { ...headers, 'content-type': 'application/x-www-form-urlencoded' },
            payload: new URLSearchParams(fields).toString(),
          }),
      };
    },
    deliver: async () => {
      const sent: MailMessage[] = [];
      const transport = {
        send: (mail: MailMessage) => Promise.resolve(void sent.push(mail)),
        close: () => undefined,
      };
      const { database, clock } = context;
      await createOutboxWorker({ database, transport, clock, log: site.app.log }).deliverDue();
      return sent;
    },
    counters: async ({ employerId } = FIRST) =>
      db
        .selectFrom('employer_counters')
        .selectAll()
        .where('employer_id', '=', employerId)
        .executeTakeFirstOrThrow(),
    personKey: (mail = MAIL) => personKeyOf(context.secret, mail),
  };
}

/** Everything in every table, as text. */
export async function everythingStored({ site }: CandidateWorld): Promise<string> {
  const { kysely } = site.context.database;
  const tables = await kysely.introspection.getTables();
  const contents: Record<string, unknown> = {};
  for (const { name } of tables)
    contents[name] = await kysely
      .selectFrom(name as 'registrations')
      .selectAll()
      .execute();
  return JSON.stringify(contents);
}
