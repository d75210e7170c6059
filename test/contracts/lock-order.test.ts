/**
 * Two who hold what the other one wants: on PostgreSQL that costs both a second, and one of them its transaction, which is
 * repeated without a word. Everybody takes rows in one order (docs/decisions/0008-storage.md), so that it does not happen.
 */
import fastify from 'fastify';
import type { Executor } from '../../src/server/db/database.ts';
import { personKeyOf } from '../../src/server/identity/person-key.ts';
import { createOutboxWorker } from '../../src/server/mail/outbox-worker.ts';
import { passOnLapsedLeads } from '../../src/server/services/agencies/lapsed-leads.ts';
import { recordOutcome, updateCase } from '../../src/server/services/agencies/outcomes.ts';
import { propose } from '../../src/server/services/agencies/proposals.ts';
import { erase } from '../../src/server/services/candidate/erasure.ts';
import { setSharing } from '../../src/server/services/candidate/sharing.ts';
import { setContact, setState } from '../../src/server/services/candidate/wishes.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import { recomputeCounters } from '../../src/server/services/credit/recompute-counters.ts';
import { removeTestRegistrations } from '../../src/server/services/credit/test-registrations.ts';
import { agencyIdsOf, createEmployerDirectory } from '../../src/server/services/employer/directory.ts';
import { addCounts } from '../../src/server/services/figures/counts.ts';
import { submitRegistration } from '../../src/server/services/registration/submission.ts';
import { confirmCode } from '../../src/server/services/registration/verification.ts';
import { confirmCode as confirmSignIn, requestCode } from '../../src/server/services/ways-in/sign-in.ts';
import { acceptProposal } from '../../src/server/services/slots/decisions.ts';
import { emit } from '../../src/server/services/webhooks/emit.ts';
import { registerEndpoint } from '../../src/server/services/webhooks/endpoints.ts';
import { createWebhookWorker } from '../../src/server/services/webhooks/worker.ts';
import { forgetWhatIsOver } from '../../src/server/services/housekeeping/forgetting.ts';
import { withdrawMails } from '../../src/server/stores/outbox.ts';
import { endSession } from '../../src/server/stores/sessions.ts';
import { addDays, moment } from '../../src/server/time/clock.ts';
import {
  AOBA,
  HIKARI,
  MINATO,
  openIntroductionWorld,
  SAKURA,
  type IntroductionWorld,
} from '../server/slots/introduction-world.ts';
import { BEGINNING, register } from '../support/counting.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { beginBeside, queuedBehind } from '../support/lock-waits.ts';
import { keepingFaults } from '../support/transaction-faults.ts';

const MAIL = 'misaki.sato@candidate.example';

describeOnBothEngines('Two at one moment', (create) => {
  let world: IntroductionWorld;
  /** The same service, whose faults are kept. */
  let context: ServiceContext;
  let faults: unknown[];
  let person: string;

  beforeEach(async () => {
    world = await openIntroductionWorld(await create());
    faults = [];
    context = { ...world.context, database: keepingFaults(faults, world.context.database) };
    person = personKeyOf(context.secret, MAIL);
  });

  afterEach(async () => {
    expect(faults).not.toContain('40P01');
    expect(await recomputeCounters(world.context)).toEqual([]);
  });

  /** Starts the works in this order behind somebody who holds a ledger, a person or a case. */
  const behind = <T>(
    held: { readonly ledgerOf: string } | { readonly personKey: string } | { readonly disclosureId: string },
    works: readonly (() => Promise<T>)[],
  ) =>
    queuedBehind<T>(
      world.context.database,
      (db) => {
        if ('ledgerOf' in held)
          return db
            .selectFrom('employer_counters')
            .select('employer_id')
            .where('employer_id', '=', held.ledgerOf)
            .forUpdate()
            .execute();
        if ('personKey' in held)
          return db
            .selectFrom('candidates')
            .select('person_key')
            .where('person_key', '=', held.personKey)
            .forUpdate()
            .execute();
        return db
          .selectFrom('agency_cases')
          .select('disclosure_id')
          .where('disclosure_id', '=', held.disclosureId)
          .forUpdate()
          .execute();
      },
      works,
    );

  const registrations = () => world.context.database.kysely.selectFrom('registrations').selectAll().execute();
  const people = async () => {
    const rows = await world.context.database.kysely.selectFrom('candidates').select('person_key').execute();
    return rows.map(({ person_key: key }) => key);
  };
  const cases = () =>
    world.context.database.kysely
      .selectFrom('agency_cases')
      .select(['agency_id', 'disclosure_id'])
      .orderBy('disclosure_id')
      .execute();

  /** Whoever is MAIL, offered to Aoba by Minato. */
  async function offered() {
    await world.earn(AOBA, 2);
    await world.register(HIKARI, { mail: MAIL });
    const requestId = await world.ask(AOBA);
    const askId = await world.askId(requestId);
    const [one] = await world.proposable(askId);
    const [proposalId = ''] = await world.proposeFirst(askId);
    return { requestId, proposalId, disclosureId: one?.disclosure_id ?? '' };
  }

  const stopMinato = () => setSharing(context, person, { kind: 'agency', agencyId: MINATO.agencyId }, false);

  /** A form of MAIL with Hikari, and what confirms it or sends it again. */
  async function form({ isTest }: { readonly isTest: boolean }) {
    const profile = await createEmployerDirectory(context).byCode(HIKARI.code);
    if (!profile) throw new Error('The employer is missing.');
    const submission = {
      employerId: HIKARI.id,
      linkCode: null,
      submissionId: 'submission-of-the-form',
      language: 'ja' as const,
      agencyIds: agencyIdsOf(profile),
      isTest,
      form: {
        name: '候補 美咲',
        mail: MAIL,
        job: 'backend',
        area: null,
        contactPreference: 'mail' as const,
        phone: null,
        hiddenCompanies: null,
        consents: { agency_handoff: true, employer_contact: false, news: false },
      },
    };
    const send = () => submitRegistration(context, submission);
    const { page_key: pageKey, registration_id: id } = await send();
    const mail = await context.database.kysely
      .selectFrom('outbox')
      .select('message')
      .where('subject', '=', id)
      .executeTakeFirstOrThrow();
    const { subject } = JSON.parse(mail.message) as { readonly subject: string };
    const digits = /\d{6}/.exec(subject)?.[0] ?? '';
    const confirm = async () => (await confirmCode(context, profile, pageKey, digits)).outcome;
    return { send, confirm };
  }

  it('accept somebody, and stop the agency', async () => {
    const { requestId, proposalId } = await offered();
    const accept = () => acceptProposal(context, AOBA.id, requestId, proposalId, null);
    expect(await behind<unknown>({ ledgerOf: AOBA.id }, [accept, stopMinato])).toEqual(['done', true]);
    expect(await world.counters(AOBA)).toMatchObject({ granted: 2, reserved: 0, used: 0 });
  });

  it('propose somebody, and stop the agency', async () => {
    const { disclosureId } = await offered();
    const askId = await world.askId(await world.ask(AOBA));
    const chosen = [{ proposalId: 'proposal-of-the-test', disclosureId, summary: '要約' }];
    const proposing = () => propose(context, MINATO, askId, { people: chosen, reason: '理由' });
    expect(await behind<unknown>({ ledgerOf: AOBA.id }, [proposing, stopMinato])).toEqual(['done', true]);
    const proposals = await context.database.kysely.selectFrom('slot_proposals').select('state').execute();
    expect(proposals).toEqual([{ state: 'withdrawn' }, { state: 'withdrawn' }]);
  });

  it('record an interview, and wish to be called', async () => {
    await world.register(HIKARI, { mail: MAIL });
    const theirs = (await cases()).find(({ agency_id }) => agency_id === MINATO.agencyId);
    const met = () =>
      recordOutcome(context, MINATO, theirs?.disclosure_id ?? '', {
        eventId: 'event-of-the-test',
        outcome: 'interviewed',
      });
    const wished = () => setContact(context, person, { byPhone: true, phone: '03-5555-0199' });
    expect(await behind<unknown>({ ledgerOf: HIKARI.id }, [met, wished])).toEqual(['done', 'changed']);
    expect(await registrations()).toMatchObject([
      { interviewed_at: expect.any(String) as string, contact_preference: 'phone' },
    ]);
  });

  it('rest, and note that they do not agree any more', async () => {
    await world.register(HIKARI, { mail: MAIL });
    const [first, last] = await cases();
    if (!first || !last) throw new Error('There are two agencies.');
    const actor = last.agency_id === MINATO.agencyId ? MINATO : SAKURA;
    const works = [
      () => setState(context, person, 'paused'),
      () => updateCase(context, actor, last.disclosure_id, { agreed: false }),
    ];
    expect(await behind<unknown>({ disclosureId: first.disclosure_id }, works)).toEqual([true, 'done']);
  });

  it.each(['let the next agency in again', 'are passed on to it'])(
    'are noted not to agree any more, and %s',
    async (what) => {
      const { kysely } = world.context.database;
      await world.register(HIKARI, { mail: MAIL });
      const [first, last] = await cases();
      if (!first || !last) throw new Error('There are two agencies.');
      // The one that is held makes first contact, and may not any more.
      expect([first.agency_id, last.agency_id]).toEqual([MINATO.agencyId, SAKURA.agencyId]);
      const shareLast = (on: boolean) =>
        setSharing(context, person, { kind: 'agency', agencyId: last.agency_id }, on);
      if (what === 'let the next agency in again') await shareLast(false);
      await kysely
        .updateTable('agencies')
        .set({ licence_expires_on: '2026-11-23' })
        .where('agency_id', '=', first.agency_id)
        .execute();
      const works = [
        () => updateCase(context, MINATO, first.disclosure_id, { agreed: false }),
        what === 'let the next agency in again' ? () => shareLast(true) : () => passOnLapsedLeads(context),
      ];
      await behind<unknown>({ disclosureId: first.disclosure_id }, works);
      const leads = await kysely
        .selectFrom('agency_cases')
        .select('agency_id')
        .where('is_lead', '=', 1)
        .execute();
      expect(leads).toEqual([{ agency_id: SAKURA.agencyId }]);
    },
  );

  it('are erased, and confirm another form', async () => {
    await world.register(HIKARI, { mail: MAIL });
    const { confirm } = await form({ isTest: false });
    const works = [() => erase(context, person, 'wish'), confirm];
    expect(await behind<unknown>({ personKey: person }, works)).toEqual([true, 'unknown']);
    expect(await registrations()).toMatchObject([{ mail: '', person_key: null }]);
  });

  it('are erased who registered with two employers, either first', async () => {
    // Held at both, because such addresses are looked at by a person.
    const mails = ['one@mailinator.com', 'other@mailinator.com'];
    for (const [index, mail] of mails.entries())
      for (const employer of index === 0 ? [HIKARI, AOBA] : [AOBA, HIKARI])
        await world.register(employer, { mail });
    const works = mails.map((mail) => () => erase(context, personKeyOf(context.secret, mail), 'wish'));
    expect(await behind({ ledgerOf: HIKARI.id }, works)).toEqual([true, true]);
    expect((await registrations()).map(({ outcome_reason }) => outcome_reason)).toEqual(
      Array.from({ length: 4 }, () => 'withdrawn'),
    );
  });

  it.each(['removal first', 'confirmation first'])(
    'confirm a test, and remove all of them: %s',
    async (order) => {
      const { confirm } = await form({ isTest: true });
      const remove = () => removeTestRegistrations(context, HIKARI.id);
      const works = order === 'removal first' ? [remove, confirm] : [confirm, remove];
      const results = await behind<unknown>({ ledgerOf: HIKARI.id }, works);
      expect(results).toEqual(order === 'removal first' ? [1, 'unknown'] : ['registered', 1]);
      expect(await registrations()).toEqual([]);
      expect(await people()).toEqual([]);
    },
  );

  it('send a test again, and remove it', async () => {
    const { send } = await form({ isTest: true });
    const held = (db: Executor) =>
      db.selectFrom('registrations').select('registration_id').forUpdate().execute();
    const works = [() => removeTestRegistrations(context, HIKARI.id), send];
    expect(await queuedBehind<unknown>(world.context.database, held, works)).toMatchObject([
      1,
      { mail: MAIL },
    ]);
    expect(await registrations()).toMatchObject([{ mail: MAIL, outcome: 'unverified' }]);
  });

  it('report the same totals the other way round', async () => {
    const report = (reportId: string, stage: 'document' | 'final') =>
      ({ reportId, day: '2026-11-24', stage, language: 'ja', inserted: 1, sent: 1 }) as const;
    await addCounts(context, AOBA.id, [report('report-0', 'document'), report('report-1', 'final')]);
    const works = [
      () => addCounts(context, AOBA.id, [report('report-2', 'document'), report('report-3', 'final')]),
      () => addCounts(context, AOBA.id, [report('report-4', 'final'), report('report-5', 'document')]),
    ];
    const held = (db: Executor) =>
      db.selectFrom('insertion_days').select('day').where('stage', '=', 'document').forUpdate().execute();
    expect(await queuedBehind(world.context.database, held, works)).toEqual([2, 2]);
    const totals = await context.database.kysely.selectFrom('insertion_days').select('inserted').execute();
    expect(totals).toEqual([{ inserted: 3 }, { inserted: 3 }]);
  });

  it('hand mails over, and take them back', async () => {
    for (const cause of ['first', 'second'])
      await context.mails.add(context.database.kysely, {
        employerId: AOBA.id,
        cause,
        addressee: 'business',
        message: { to: MAIL, language: 'ja', subject: cause, text: cause, html: cause },
      });
    const transport = { send: () => Promise.resolve(), close: () => undefined };
    const { database, clock } = context;
    const worker = createOutboxWorker({ database, clock, transport, log: fastify().log });
    const { answer } = await database.transaction(async (db) => {
      await withdrawMails(db, AOBA.id, ['second'], clock().toISOString());
      const begun = await beginBeside(database, () => worker.deliverDue());
      await withdrawMails(db, AOBA.id, ['first'], clock().toISOString());
      return begun;
    });
    await answer;
    const left = database.kysely.selectFrom('outbox').select('cause').where('status', '=', 'waiting');
    expect(await left.execute()).toEqual([]);
  });

  it('send webhooks, and change their log from its end', async () => {
    const { database } = context;
    const post = () => Promise.resolve({ status: 204 });
    for (const ownerId of [AOBA.id, HIKARI.id]) {
      await registerEndpoint(context, ownerId, { url: 'https://hooks.example/', events: ['slot.granted'] });
      const at = context.clock().toISOString();
      await emit(context, database.kysely, { ownerId, type: 'slot.granted', at, data: {} });
    }
    const worker = createWebhookWorker({ database, clock: context.clock, log: fastify().log, post });
    const changed = (db: Executor, ownerId: string) =>
      db
        .updateTable('webhook_deliveries')
        .set({ last_fault: null })
        .where('owner_id', '=', ownerId)
        .execute();
    const { answer } = await database.transaction(async (db) => {
      await changed(db, HIKARI.id);
      const begun = await beginBeside(database, () => worker.deliverDue());
      await changed(db, AOBA.id);
      return begun;
    });
    await answer;
    const sent = await database.kysely.selectFrom('webhook_deliveries').select('status').execute();
    expect(sent).toEqual([{ status: 'delivered' }, { status: 'delivered' }]);
  });

  /** Two attempts of MAIL to sign in, each with its digits, while somebody holds the codes of both. */
  async function twoAttempts() {
    await world.register(HIKARI, { mail: MAIL });
    const ask = { audience: 'candidate', mail: MAIL, language: 'ja', returnTo: '' } as const;
    const keys: string[] = [];
    for (let n = 0; n < 2; n += 1) {
      const asked = await requestCode(context, ask);
      if (asked.outcome === 'sent') keys.push(asked.attemptKey);
    }
    const mails = await context.database.kysely
      .selectFrom('outbox')
      .select(['cause', 'message'])
      .where('cause', 'like', 'sign-in %')
      .execute();
    const digitsOf = (key: string) =>
      /\d{6}/.exec(mails.find(({ cause }) => key.startsWith(cause.slice(8)))?.message ?? '')?.[0] ?? '';
    const confirms = keys.map((key) => async () => {
      const { outcome } = await confirmSignIn(context, 'candidate', key, digitsOf(key));
      return outcome;
    });
    const held = (db: Executor) => db.selectFrom('sign_in_codes').select('attempt_key').forUpdate().execute();
    return {
      confirms,
      behindCodes: (works: readonly (() => Promise<string>)[]) => queuedBehind(context.database, held, works),
    };
  }

  it('sign in by two codes', async () => {
    const { confirms, behindCodes } = await twoAttempts();
    expect(await behindCodes(confirms)).toEqual(['signed_in', 'over']);
  });

  it('are erased, and sign in by the later of two codes', async () => {
    const { confirms, behindCodes } = await twoAttempts();
    const erasing = async () => ((await erase(context, person, 'wish')) ? 'erased' : 'gone');
    expect(await behindCodes([erasing, ...confirms.slice(1)])).toEqual(['erased', 'over']);
    expect(await context.database.kysely.selectFrom('sessions').selectAll().execute()).toEqual([]);
  });

  // Whoever erases a person or takes mails back holds several rows in an order of their own.
  it('forget by age, and change what is old from its end', async () => {
    const { database, clock } = context;
    const sessions = ['first', 'second'];
    for (const [index, session] of sessions.entries())
      await database.kysely
        .insertInto('sessions')
        .values({
          ...{ session_id: session, token_hash: session, kind: 'candidate', person_key: person, mail: MAIL },
          ...{ created_at: BEGINNING, seen_at: BEGINNING },
          expires_at: moment(addDays(new Date(BEGINNING), index)),
        })
        .execute();
    const forgetting = { ...context, clock: () => addDays(clock(), 100) };
    const { answer } = await database.transaction(async (db) => {
      await endSession(db, 'second', BEGINNING);
      const begun = await beginBeside(database, () => forgetWhatIsOver(forgetting));
      await endSession(db, 'first', BEGINNING);
      return begun;
    });
    await answer;
    await forgetWhatIsOver(forgetting);
    expect(await database.kysely.selectFrom('sessions').selectAll().execute()).toEqual([]);
  });

  it('register with two employers, rest and are erased, who are new to everybody', async () => {
    for (let round = 0; round < 4; round += 1)
      await Promise.all(
        [AOBA, HIKARI, AOBA, HIKARI].flatMap(({ id, code }) => [
          register(context, { mail: MAIL, employerId: id, code }),
          setState(context, person, 'paused'),
          erase(context, person, 'wish'),
        ]),
      );
    const keys = (await registrations()).flatMap(({ person_key: key }) => (key === null ? [] : [key]));
    expect(await people()).toEqual([...new Set(keys)]);
  });
});
