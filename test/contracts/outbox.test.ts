/** Mails leave once, however many processes hand them over, and leave again when one dies in between. */
import type { FastifyBaseLogger } from 'fastify';
import { sql } from 'kysely';
import { MailRefused, type MailTransport } from '../../src/server/mail/message.ts';
import { createOutboxWorker, type Pace } from '../../src/server/mail/outbox-worker.ts';
import { repeat } from '../../src/server/process/background.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import { releaseLeases } from '../../src/server/stores/outbox.ts';
import { addCompany, BEGINNING, people } from '../support/counting.ts';
import { describeOnBothEngines, type TestDatabase } from '../support/databases.ts';
import { createTestContext } from '../support/service-context.ts';

describeOnBothEngines('The outbox', (create) => {
  let home: TestDatabase;
  let context: ServiceContext;
  let now: number;
  let employerId: string;
  let warnings: number;
  const clock = () => new Date(now);
  const lines: unknown[] = [];
  const log = {
    warn: (line: unknown) => {
      warnings += 1;
      lines.push(line);
    },
  } as unknown as FastifyBaseLogger;

  beforeEach(async () => {
    now = Date.parse(BEGINNING);
    warnings = 0;
    lines.length = 0;
    home = await create();
    context = await createTestContext(home, clock);
    employerId = await addCompany(context);
  });

  const queue = (to: string, cause = `welcome ${to}`, notBefore = clock()) =>
    context.mails.add(context.database.kysely, {
      employerId,
      cause,
      addressee: 'candidate',
      notBefore,
      message: { to, language: 'ja', subject: 'Hello', text: 'Hello', html: '<p>Hello</p>' },
    });
  const queueCode = (to: string, lifetime: number) =>
    context.mails.add(context.database.kysely, {
      employerId,
      cause: 'code',
      addressee: 'candidate',
      message: {
        to,
        language: 'ja',
        subject: 'Hello',
        text: 'Hello',
        html: '<p>Hello</p>',
        notAfter: new Date(now + lifetime).toISOString(),
      },
    });
  const workerOn = ({ database }: ServiceContext, send: MailTransport['send'], pace?: Pace) =>
    createOutboxWorker({ database, clock, log, pace, transport: { send, close: () => undefined } });
  const waiting = () =>
    context.database.kysely.selectFrom('outbox').select('mail_id').where('status', '=', 'waiting').execute();
  /** Waits until the one mail that waits is leased to a moment. */
  const leasedUntil = async (until: number) => {
    for (let tries = 0; tries < 100; tries += 1) {
      const [mail] = await context.database.kysely
        .selectFrom('outbox')
        .select('leased_until')
        .where('status', '=', 'waiting')
        .execute();
      if (mail?.leased_until === new Date(until).toISOString()) return;
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    throw new Error('The lease was not renewed.');
  };

  it('hands each mail over once, by three workers at the same time', async () => {
    for (const mail of people(30)) await queue(mail);
    const others = home.options.databaseUrl
      ? await Promise.all([1, 2].map(() => createTestContext(home, clock)))
      : [context, context];
    const taken: string[] = [];
    const send: MailTransport['send'] = async ({ to }) => {
      await new Promise((resolve) => setImmediate(resolve));
      taken.push(to);
    };
    await Promise.all([context, ...others].map((one) => workerOn(one, send).deliverDue()));
    expect(taken.toSorted()).toEqual([...people(30)].toSorted());
    expect(await waiting()).toEqual([]);
  });

  it('repeats no hand-over that it could not write down at once', async () => {
    const { kysely } = context.database;
    const run = (text: string) => sql.raw(text).execute(kysely);
    if (context.database.engine === 'sqlite')
      await run(
        `create trigger no_room before update of status on outbox begin select raise(abort, ''); end`,
      );
    else {
      await run(
        `create function no_room() returns trigger language plpgsql as 'begin raise ''no room''; end'`,
      );
      await run('create trigger no_room before update of status on outbox execute function no_room()');
    }
    const [to = ''] = people(1);
    await queue(to);
    const taken: string[] = [];
    const worker = workerOn(context, (mail) => Promise.resolve(void taken.push(mail.to)));
    for (let minute = 0; minute < 3; minute += 1) {
      await expect(worker.deliverDue()).rejects.toThrow();
      now += 61_000;
    }
    await run(
      context.database.engine === 'sqlite' ? 'drop trigger no_room' : 'drop trigger no_room on outbox',
    );
    await worker.deliverDue();
    expect(taken).toEqual([to]);
    expect(await waiting()).toEqual([]);
  });

  it('leaves the rest of a backlog for the next start when the process stops', async () => {
    for (const mail of people(30)) await queue(mail);
    const taken: string[] = [];
    let started: () => void = () => undefined;
    const underWay = new Promise<void>((resolve) => (started = resolve));
    const worker = workerOn(context, async ({ to }) => {
      taken.push(to);
      started();
      await new Promise((resolve) => setTimeout(resolve, 20));
    });
    const job = repeat('mails', 60_000, (stopping) => worker.deliverDue(stopping), log);
    job.wake();
    await underWay;
    await job.stop();
    const marked = 30 - (await waiting()).length;
    expect(taken).toHaveLength(marked);
    expect(marked).toBeLessThan(30);
    await worker.deliverDue();
    expect(new Set(taken).size).toBe(30);
    expect(taken).toHaveLength(30);
  });

  it('writes one mail for one cause', async () => {
    await Promise.all([1, 2, 3].map(() => queue('person@example.jp', 'the only cause')));
    expect(await waiting()).toHaveLength(1);
  });

  it('hands a mail over again, under the same id, when its worker died', async () => {
    await queue('person@example.jp');
    const ids: string[] = [];
    let reached: () => void = () => undefined;
    const handedOver = new Promise<void>((resolve) => (reached = resolve));
    void workerOn(context, ({ mailId }) => {
      ids.push(mailId);
      reached();
      return new Promise(() => undefined);
    }).deliverDue();
    await handedOver;
    const second = workerOn(context, ({ mailId }) => Promise.resolve(void ids.push(mailId)));
    await second.deliverDue();
    expect(ids).toHaveLength(1);
    now += 61_000;
    await second.deliverDue();
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
    expect(await waiting()).toEqual([]);
  });

  it('leaves a mail to the worker that took it over from one that hung and is then refused', async () => {
    await queue('person@example.jp');
    let reached: () => void = () => undefined;
    let refuse: (reason: Error) => void = () => undefined;
    const underWay = new Promise<void>((resolve) => (reached = resolve));
    const hanging = workerOn(context, () => {
      reached();
      return new Promise((_resolve, reject) => (refuse = reject));
    }).deliverDue();
    await underWay;
    now += 61_000;
    let ids = 0;
    const third = workerOn(context, () => Promise.resolve(void (ids += 1)));
    await workerOn(context, async () => {
      refuse(new Error('busy'));
      await hanging;
      now += 30_000;
      await third.deliverDue();
    }).deliverDue();
    expect(ids).toBe(0);
    expect(await waiting()).toEqual([]);
  });

  it('leaves a slow mail to the worker that lives, for as long as it takes, and hands over those behind it', async () => {
    await queue('slow@example.jp');
    now += 1;
    for (const mail of people(9)) await queue(mail);
    let finish: () => void = () => undefined;
    const taken: string[] = [];
    const send: MailTransport['send'] = async ({ to }) => {
      taken.push(to);
      if (to === 'slow@example.jp') await new Promise<void>((resolve) => (finish = resolve));
    };
    const worker = workerOn(context, send, { patience: 50, renewal: 20 });
    await worker.deliverDue();
    expect(taken).toHaveLength(10);
    expect(await waiting()).toHaveLength(1);
    for (let minute = 0; minute < 10; minute += 1) {
      now += 50_000;
      await leasedUntil(now + 60_000);
      await workerOn(context, send).deliverDue();
    }
    // A stop waits for it, though not for ever.
    await worker.settled(10);
    expect(await waiting()).toHaveLength(1);
    finish();
    await worker.settled(60_000);
    expect(taken).toHaveLength(10);
    expect(await waiting()).toEqual([]);
  });

  it('takes no more on while twenty are under way, and goes on when they are through', async () => {
    for (const mail of people(30)) await queue(mail);
    const finish: (() => void)[] = [];
    const worker = workerOn(context, () => new Promise((resolve) => finish.push(resolve)), {
      patience: 10,
      renewal: 20_000,
    });
    const handedOver = async (count: number) => {
      await worker.deliverDue();
      while (finish.length < count) await new Promise((resolve) => setTimeout(resolve, 20));
      await worker.deliverDue();
      return finish.length;
    };
    expect(await handedOver(20)).toBe(20);
    for (const one of finish.splice(0)) one();
    await worker.settled(60_000);
    expect(await handedOver(10)).toBe(10);
    for (const one of finish) one();
    await worker.settled(60_000);
    expect(await waiting()).toEqual([]);
  });

  it('takes mails back at once from a process that is known to be gone', async () => {
    await queue('person@example.jp');
    let reached: () => void = () => undefined;
    const handedOver = new Promise<void>((resolve) => (reached = resolve));
    void workerOn(context, () => {
      reached();
      return new Promise(() => undefined);
    }).deliverDue();
    await handedOver;
    await releaseLeases(context.database.kysely);
    const taken: string[] = [];
    await workerOn(context, ({ to }) => Promise.resolve(void taken.push(to))).deliverDue();
    expect(taken).toEqual(['person@example.jp']);
  });

  it('tries again later when the mail server refuses', async () => {
    await queue('person@example.jp');
    let refusals = 1;
    const taken: string[] = [];
    const worker = workerOn(context, ({ to }) =>
      (refusals -= 1) >= 0 ? Promise.reject(new Error('busy')) : Promise.resolve(void taken.push(to)),
    );
    await worker.deliverDue();
    await worker.deliverDue();
    expect([warnings, taken]).toEqual([1, []]);
    now += 6_000;
    await worker.deliverDue();
    expect(taken).toEqual(['person@example.jp']);
  });

  it('lets codes go before everything that has waited for longer, also at their next attempt', async () => {
    for (const mail of people(12)) await queue(mail);
    const taken: string[] = [];
    let isBusy = true;
    const worker = workerOn(context, ({ to }) => {
      taken.push(to);
      return isBusy ? Promise.reject(new Error('busy')) : Promise.resolve();
    });
    await worker.deliverDue();
    now += 6_000;
    await queueCode('person@example.jp', 600_000);
    await worker.deliverDue();
    expect(taken.slice(12, 17)).toContain('person@example.jp');
    isBusy = false;
    now += 20_000;
    await worker.deliverDue();
    expect(taken).toHaveLength(38);
    expect(taken.slice(25, 30)).toContain('person@example.jp');
  });

  it('has a worker that hands over codes and leaves every other mail', async () => {
    await queue('other@example.jp');
    await queueCode('person@example.jp', 600_000);
    const taken: string[] = [];
    const send: MailTransport['send'] = ({ to }) => Promise.resolve(void taken.push(to));
    const transport = { send, close: () => undefined };
    const { database } = context;
    await createOutboxWorker({ database, clock, log, transport, lastTurn: 0 }).deliverDue();
    expect(taken).toEqual(['person@example.jp']);
  });

  it('gives a mail up at once that is refused for good, and says so in the log', async () => {
    await queue('gone@example.jp');
    let attempts = 0;
    const worker = workerOn(context, () => {
      attempts += 1;
      return Promise.reject(new MailRefused(550));
    });
    await worker.deliverDue();
    now += 100 * 3_600_000;
    await worker.deliverDue();
    expect(attempts).toBe(1);
    expect(await waiting()).toEqual([]);
    expect(warnings).toBe(2);
  });

  it('gives a mail up after ten attempts in less than four days, and says so in the log', async () => {
    await queue('person@example.jp');
    let attempts = 0;
    const worker = workerOn(context, () => Promise.reject(new Error(`busy ${(attempts += 1)}`)));
    for (let hour = 0; hour < 4 * 24; hour += 1) {
      await worker.deliverDue();
      now += 3_600_000;
    }
    expect(attempts).toBe(10);
    expect(await waiting()).toEqual([]);
    expect(warnings).toBe(11);
  });

  it('says in the log where the mail server failed and why, and not to whom', async () => {
    await queue('person@example.jp');
    const said = { code: 'ESOCKET', originalCode: 'DEPTH_ZERO_SELF_SIGNED_CERT', command: 'STARTTLS' };
    const worker = workerOn(context, () => Promise.reject(Object.assign(new Error('person@…'), said)));
    await worker.deliverDue();
    expect(lines).toEqual([
      {
        mailId: expect.stringMatching(/^mail_/) as string,
        attempts: 1,
        code: 'ESOCKET',
        cause: 'DEPTH_ZERO_SELF_SIGNED_CERT',
        at: 'STARTTLS',
      },
    ]);
  });

  it('waits longer before each attempt', async () => {
    await queue('person@example.jp');
    const tried: number[] = [];
    const worker = workerOn(context, () => {
      tried.push(now);
      return Promise.reject(new Error('busy'));
    });
    const began = now;
    for (; now - began < 400_000; now += 1_000) await worker.deliverDue();
    expect(tried.map((at) => (at - began) / 1_000)).toEqual([0, 5, 20, 80, 380]);
  });

  it('lets mails leave that a clock which was ahead put off, once it has been set back, and no others', async () => {
    const taken: string[] = [];
    let isDown = true;
    const worker = workerOn(context, ({ to }) =>
      isDown ? Promise.reject(new Error('busy')) : Promise.resolve(void taken.push(to)),
    );
    now += 3_600_000;
    await queue('tried@example.jp');
    await worker.deliverDue();
    now += 47 * 3_600_000;
    await queue('never-tried@example.jp');
    now -= 48 * 3_600_000;
    await queue('waits-its-pause@example.jp');
    await queue('held-back@example.jp', 'held back', new Date(now + 23 * 3_600_000));
    await worker.deliverDue();
    isDown = false;
    // As the clock of another machine may have it.
    now -= 30_000;
    await worker.catchUp();
    await worker.deliverDue();
    expect(taken.toSorted()).toEqual(['never-tried@example.jp', 'tried@example.jp']);
  });

  it('gives a mail up as soon as the next attempt would come too late', async () => {
    await queueCode('person@example.jp', 15_000);
    let attempts = 0;
    const worker = workerOn(context, () => Promise.reject(new Error(`busy ${(attempts += 1)}`)));
    await worker.deliverDue();
    now += 6_000;
    await worker.deliverDue();
    expect(attempts).toBe(2);
    expect(await waiting()).toEqual([]);
  });
});
