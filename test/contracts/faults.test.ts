/** What the database may do to the service: no room, no connection, no luck with others. Nothing is half done. */
import type { FastifyError, FastifyInstance } from 'fastify';
import { sql } from 'kysely';
import { connect, createServer, Socket, type Server } from 'node:net';
import { buildApp } from '../../src/server/app.ts';
import { openDatabase, type Executor } from '../../src/server/db/database.ts';
import { codeOf, reasonOf } from '../../src/server/http/errors.ts';
import { DEFAULT_LIMITS } from '../../src/server/http/limits.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import { createEmployerDirectory } from '../../src/server/services/employer/directory.ts';
import { recomputeCounters } from '../../src/server/services/credit/recompute-counters.ts';
import { lockCounters } from '../../src/server/stores/ledger.ts';
import { createVisitRecorder, type VisitRecorder } from '../../src/server/services/registration/visits.ts';
import { addCompany, newLink, people, register } from '../support/counting.ts';
import { describeOnBothEngines, type TestDatabase } from '../support/databases.ts';
import { freePort } from '../support/free-port.ts';
import { createTestContext } from '../support/service-context.ts';

interface Site {
  readonly app: FastifyInstance;
  readonly visits: VisitRecorder;
  readonly context: ServiceContext;
  /** The status of a form that is sent in. */
  submit(mail: string): Promise<number>;
  mails(): Promise<readonly string[]>;
}

async function openSite(context: ServiceContext): Promise<Site> {
  const visits = createVisitRecorder(context);
  const app = await buildApp({
    context,
    visits,
    directory: createEmployerDirectory(context),
    onWrite: () => undefined,
    mailFrom: 'codes@post.example',
    limits: { ...DEFAULT_LIMITS, submitting: 10_000, everything: 10_000 },
    logLevel: 'silent',
  });
  return {
    app,
    visits,
    context,
    submit: async (mail) => {
      const form = {
        name: '佐藤',
        mail,
        job: 'backend',
        handoff: 'yes',
        agencies: 'agy_one',
        submission: `submission-${mail}-0123456789`,
      };
      const reply = await app.inject({
        method: 'POST',
        url: `/r/${newLink()}/ja/register`,
        headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
        payload: new URLSearchParams({
          ...form,
          submission: form.submission.replace(/[^\w-]/g, '-'),
        }).toString(),
      });
      return reply.statusCode;
    },
    mails: async () => {
      const rows = await context.database.kysely.selectFrom('registrations').select('mail').execute();
      return rows.map((row) => row.mail).toSorted();
    },
  };
}

describeOnBothEngines('Faults of the database', (create, engine) => {
  let home: TestDatabase;
  let site: Site;

  beforeEach(async () => {
    home = await create();
    const context = await createTestContext(home, () => new Date());
    await addCompany(context);
    site = await openSite(context);
  });

  afterEach(() => site.app.close());

  /** Leaves no room for another page (SQLite), or says so at every write as PostgreSQL does. */
  const fillDisk = async () => {
    const { kysely } = site.context.database;
    if (engine === 'sqlite') {
      const { rows } = await sql<{ page_count: number }>`pragma page_count`.execute(kysely);
      await sql.raw(`pragma max_page_count = ${(rows[0]?.page_count ?? 0) + 2}`).execute(kysely);
      return async () => void (await sql.raw('pragma max_page_count = 1000000').execute(kysely));
    }
    await sql
      .raw(
        `create function no_room() returns trigger language plpgsql as $$
          begin raise exception 'could not extend file' using errcode = 'disk_full'; end $$`,
      )
      .execute(kysely);
    await sql
      .raw('create trigger no_room before insert on consents for each row execute function no_room()')
      .execute(kysely);
    return async () => void (await sql.raw('drop trigger no_room on consents').execute(kysely));
  };

  it('survives a full disk: refuses, loses nothing it took, goes on reading, and goes on when there is room', async () => {
    const makeRoom = await fillDisk();
    const taken: string[] = [];
    let refused = 0;
    for (const mail of people(60)) {
      const status = await site.submit(mail);
      if (status === 303) taken.push(mail);
      else {
        expect(status).toBe(503);
        refused += 1;
      }
    }
    expect(refused).toBeGreaterThan(0);
    expect(await site.mails()).toEqual(taken.toSorted());
    const page = await site.app.inject({ url: `/r/${newLink()}`, headers: { accept: 'text/html' } });
    expect(page.statusCode).toBe(200);
    await makeRoom();
    expect(await site.submit('later@example.jp')).toBe(303);
    await register(site.context, { mail: 'counts@example.jp' });
    expect(await recomputeCounters(site.context)).toEqual([]);
  });

  // PostgreSQL takes a commit of what it has ended already for a rollback.
  if (engine === 'sqlite')
    it('tells why a commit failed, not that nothing was left to roll back', async () => {
      const ended = site.context.database.transaction((db) => sql`rollback`.execute(db));
      await expect(ended).rejects.toThrow('cannot commit');
    });

  it('keeps the visits it could not write, and writes them the next time', async () => {
    const { kysely } = site.context.database;
    const signs = { userAgent: 'Mozilla/5.0', accept: 'text/html', purpose: undefined };
    site.visits.note('emp_one', 'K7Q2M-00000-00000', signs);
    await sql.raw('alter table visit_days rename to visit_days_away').execute(kysely);
    await expect(site.visits.flush()).rejects.toThrow();
    site.visits.note('emp_one', 'K7Q2M-00000-00000', signs);
    await sql.raw('alter table visit_days_away rename to visit_days').execute(kysely);
    await site.visits.flush();
    await site.visits.flush();
    expect(await kysely.selectFrom('visit_days').select('visits').execute()).toEqual([{ visits: 2 }]);
    expect(await kysely.selectFrom('links').select('code').execute()).toHaveLength(1);
  });

  it.each(['40001', '40P01', 'SQLITE_BUSY'])(
    'repeats a transaction whole that ended with %s',
    async (code) => {
      let attempts = 0;
      const written = await site.context.database.transaction(async (db) => {
        attempts += 1;
        const visit = { employer_id: 'emp_one', day: `2026-01-0${attempts}`, visits: attempts, suspected: 0 };
        await db.insertInto('visit_days').values(visit).execute();
        if (attempts < 3) throw Object.assign(new Error('again, please'), { code });
        return visit.day;
      });
      expect(written).toBe('2026-01-03');
      const days = await site.context.database.kysely.selectFrom('visit_days').select('day').execute();
      expect(days).toEqual([{ day: '2026-01-03' }]);
    },
  );

  it('gives up on a transaction that never gets through', async () => {
    const error = Object.assign(new Error('never'), { code: '40001' });
    await expect(site.context.database.transaction(() => Promise.reject(error))).rejects.toBe(error);
  });

  it('answers 503 when the database goes in the middle of a request, and serves the next one', async () => {
    const { kysely } = site.context.database;
    const gone = Object.assign(new Error('disk I/O error'), { code: 'SQLITE_IOERR_WRITE' });
    let first = true;
    const mails: ServiceContext['mails'] = {
      add: async (db, mail) => {
        if (!first) return site.context.mails.add(db, mail);
        first = false;
        if (engine === 'sqlite') throw gone;
        await sql`select pg_terminate_backend(pg_backend_pid())`.execute(db);
      },
    };
    const fragile = await openSite({ ...site.context, mails });
    expect(await fragile.submit('first@example.jp')).toBe(503);
    expect(await kysely.selectFrom('registrations').selectAll().execute()).toEqual([]);
    expect(await fragile.submit('first@example.jp')).toBe(303);
    await fragile.app.close();
  });

  it('says in the log when it is the disk', () => {
    expect(reasonOf(Object.assign(new Error(), { code: 'SQLITE_FULL' }))).toContain('disk');
    expect(reasonOf(Object.assign(new Error(), { code: '53100' }))).toContain('disk');
    expect(reasonOf(Object.assign(new Error(), { code: 'ECONNREFUSED' }))).not.toContain('disk');
  });

  it.each([
    ...['EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'SQLITE_BUSY_SNAPSHOT'],
    ...['08006', '08P01', '25006', '40001', '40P01', '53200', '57P04'],
  ])('says of %s that it passes by', async (code) => {
    const refused = Promise.reject(Object.assign(new Error('not now'), { code }));
    expect(await codeThrownBy(refused)).toBe('unavailable');
  });

  // An embedded database has one process.
  if (engine === 'postgres')
    it('frees an employer whose row a lost process holds, and says meanwhile that it cannot answer', async () => {
      const { kysely } = site.context.database;
      const limits = await sql<{ name: string; setting: string }>`
      select name, setting from pg_settings where name like '%_timeout' and unit = 'ms'`.execute(kysely);
      const limit = (name: string) => Number(limits.rows.find((row) => row.name === name)?.setting);
      expect(limit('idle_in_transaction_session_timeout')).toBe(20_000);
      expect(limit('lock_timeout')).toBe(10_000);
      expect(limit('statement_timeout')).toBe(15_000);

      const lock = (db: Executor) => lockCounters(db, 'emp_one', new Date().toISOString());
      let found: () => void = () => undefined;
      const freed = new Promise<void>((resolve) => (found = resolve));
      const lost = site.context.database.transaction(async (db) => {
        await sql`set local idle_in_transaction_session_timeout = 1000`.execute(db);
        await lock(db);
        const refused = site.context.database.transaction(async (other) => {
          await sql`set local lock_timeout = 50`.execute(other);
          await lock(other);
        });
        expect(await codeThrownBy(refused)).toBe('unavailable');
        void site.context.database.transaction(lock).then(found);
        await freed;
        await lock(db);
      });
      expect(await codeThrownBy(lost)).toBe('unavailable');
    });

  // An embedded database has no network.
  if (engine === 'postgres')
    it('loses nothing it acknowledged when the network to the database is cut and comes back', async () => {
      const { databaseUrl = '' } = home.options;
      const cable = await layCable(databaseUrl);
      const database = await openDatabase({ databaseUrl: cable.url, dataDir: '' });
      const remote = await openSite({ ...site.context, database });
      const under = people(20).map((mail) => remote.submit(mail));
      await new Promise((resolve) => setTimeout(resolve, 15));
      cable.cut();
      const statuses = await Promise.all(under);
      expect(new Set([...statuses, 303, 503])).toEqual(new Set([303, 503]));
      expect(await remote.submit('while-cut@example.jp')).toBe(503);
      await cable.mend();
      expect(await remote.submit('mended@example.jp')).toBe(303);
      const stored = await site.mails();
      people(20).forEach((mail, index) => {
        if (statuses[index] === 303) expect(stored).toContain(mail);
      });
      await remote.app.close();
      await database.close();
      await cable.remove();
    });

  if (engine === 'postgres')
    it('gives up on connections that say nothing any more, and goes on over others', async () => {
      const { databaseUrl = '' } = home.options;
      // As in production, only ten times as fast.
      const { setTimeout: limit } = Socket.prototype;
      const faster = jest.spyOn(Socket.prototype, 'setTimeout').mockImplementation(function (
        this: Socket,
        silence,
        act,
      ) {
        return limit.call(this, silence / 10, act);
      });
      const cable = await layCable(databaseUrl);
      const database = await openDatabase({ databaseUrl: cable.url, dataDir: '' });
      const remote = await openSite({ ...site.context, database });
      const ask = () => sql`select 1`.execute(database.kysely);
      await Promise.all(people(20).map(ask));
      cable.fallSilent();
      const asked = await Promise.all(people(20).map((mail) => remote.submit(mail)));
      expect(asked).toContain(503);
      expect(new Set([...asked, 303])).toEqual(new Set([303, 503]));
      expect(await remote.submit('later@example.jp')).toBe(303);
      // One that nobody uses goes without a word.
      cable.fallSilent();
      await cable.ended();
      expect(await remote.submit('later-still@example.jp')).toBe(303);
      faster.mockRestore();
      await remote.app.close();
      await database.close();
      await cable.remove();
    });
});

async function codeThrownBy(work: Promise<unknown>): Promise<string> {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof Error)) throw new Error('Nothing was thrown.');
  return codeOf(error as FastifyError);
}

interface Cable {
  readonly url: string;
  cut(): void;
  mend(): Promise<void>;
  /** Lets what is connected now carry nothing, without a word to either side. */
  fallSilent(): void;
  /** Once everybody has left what fell silent. */
  ended(): Promise<void>;
  remove(): Promise<void>;
}

/** A way to the database that can be cut: a forwarder on loopback. */
async function layCable(databaseUrl: string): Promise<Cable> {
  const target = new URL(databaseUrl);
  const sockets = new Set<Socket>();
  const fromHere = new Set<Socket>();
  let silent: Promise<void>[] = [];
  let server: Server;
  const listen = (port: number) =>
    new Promise<void>((resolve) => {
      server = createServer((here) => {
        const there = connect(Number(target.port), target.hostname);
        for (const socket of [here, there]) {
          sockets.add(socket);
          socket.on('error', () => undefined);
        }
        fromHere.add(here);
        here.once('close', () => fromHere.delete(here));
        here.pipe(there).pipe(here);
      });
      server.listen(port, '127.0.0.1', resolve);
    });
  const port = await freePort();
  await listen(port);
  const cut = () => {
    server.close();
    for (const socket of sockets) socket.destroy();
    sockets.clear();
  };
  return {
    url: Object.assign(new URL(databaseUrl), { port: String(port) }).toString(),
    cut,
    mend: () => listen(port),
    fallSilent: () => {
      for (const socket of sockets) socket.unpipe().resume();
      silent = [...fromHere].map((socket) => new Promise((resolve) => socket.once('close', resolve)));
    },
    ended: async () => {
      await Promise.all(silent);
    },
    remove: () => {
      cut();
      return Promise.resolve();
    },
  };
}
