/** First contact where the licence of the agency that was to make it has lapsed. */
import { setTimeout as delay } from 'node:timers/promises';
import { personKeyOf } from '../../../src/server/identity/person-key.ts';
import { startJobs } from '../../../src/server/jobs.ts';
import type { MailMessage } from '../../../src/server/mail/message.ts';
import { createOutboxWorker } from '../../../src/server/mail/outbox-worker.ts';
import { passOnLapsedLeads } from '../../../src/server/services/agencies/lapsed-leads.ts';
import { updateCase } from '../../../src/server/services/agencies/outcomes.ts';
import { setSharing } from '../../../src/server/services/candidate/sharing.ts';
import { setState } from '../../../src/server/services/candidate/wishes.ts';
import type { ServiceContext } from '../../../src/server/services/context.ts';
import { createVisitRecorder } from '../../../src/server/services/registration/visits.ts';
import { WEBHOOK_TYPES } from '../../../src/server/services/webhooks/emit.ts';
import { registerEndpoint } from '../../../src/server/services/webhooks/endpoints.ts';
import { addMember } from '../../../src/server/services/ways-in/members.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { AOBA, HIKARI, MINATO, SAKURA } from '../slots/introduction-world.ts';
import { openAgencySite, type AgencySite } from './agency-site.ts';

const PEOPLE = ['one', 'two', 'three'].map((name) => `${name}@candidate.example`);
const [FIRST = ''] = PEOPLE;

describeOnBothEngines('First contact of an agency whose licence has lapsed', (create) => {
  let site: AgencySite;

  beforeEach(async () => {
    site = await openAgencySite(await create());
    const endpoint = { url: 'https://hooks.sakura.example/', events: WEBHOOK_TYPES.agency };
    expect(await registerEndpoint(context(), SAKURA.agencyId, endpoint)).toMatchObject({ ok: true });
  });

  afterEach(() => site.close());

  const context = () => site.world.context;
  const db = () => context().database.kysely;
  const key = (mail: string) => personKeyOf(context().secret, mail);

  async function registerAll(people: readonly string[]): Promise<void> {
    for (const mail of people) await site.world.register(HIKARI, { mail });
    await db().deleteFrom('outbox').execute();
    await db().deleteFrom('webhook_deliveries').execute();
  }

  const lapse = ({ agencyId }: typeof MINATO, lastDay = '2026-11-23') =>
    db()
      .updateTable('agencies')
      .set({ licence_expires_on: lastDay })
      .where('agency_id', '=', agencyId)
      .execute();

  /** With whom first contact is an agency's, and by when. */
  async function leadOf({ agencyId }: typeof MINATO) {
    return db()
      .selectFrom('agency_cases')
      .select(['disclosure_id as candidateId', 'contact_by as contactBy'])
      .where('agency_id', '=', agencyId)
      .where('is_lead', '=', 1)
      .orderBy('disclosure_id')
      .execute();
  }

  async function told(): Promise<readonly { readonly candidateId: string }[]> {
    const rows = await db().selectFrom('webhook_deliveries').select('body').execute();
    return rows
      .map(({ body }) => (JSON.parse(body) as { data: { candidateId: string } }).data)
      .toSorted((one, other) => (one.candidateId < other.candidateId ? -1 : 1));
  }

  /** What leaves in so many minutes. */
  async function deliver(minutes: number): Promise<readonly MailMessage[]> {
    site.world.wait(minutes / 1440);
    const sent: MailMessage[] = [];
    const transport = {
      send: (mail: MailMessage) => Promise.resolve(void sent.push(mail)),
      close: () => undefined,
    };
    const { database, clock } = context();
    await createOutboxWorker({ database, transport, clock, log: site.app.log }).deliverDue();
    return sent;
  }

  it('falls to the next agency by a job of the service', async () => {
    await registerAll([FIRST]);
    await db().deleteFrom('webhook_endpoints').execute();
    await lapse(MINATO);
    const jobs = startJobs({
      context: context(),
      visits: createVisitRecorder(context()),
      transport: { send: () => Promise.resolve(), close: () => undefined },
      log: site.app.log,
    });
    while ((await leadOf(SAKURA)).length === 0) await delay(20);
    await jobs.stop();
    expect(await leadOf(SAKURA)).toHaveLength(1);
    expect(await leadOf(MINATO)).toEqual([]);
  });

  it('falls to the next agency, with a day of its own, told by mail and to its systems', async () => {
    await registerAll([FIRST]);
    await lapse(MINATO);
    await passOnLapsedLeads(context());
    const [mine] = await leadOf(SAKURA);
    expect(mine).toMatchObject({ contactBy: '2026-11-26' });
    expect(await leadOf(MINATO)).toEqual([]);
    expect(await told()).toEqual([{ ...mine, lead: true }]);
    const [mail, ...others] = await deliver(11);
    expect(others).toEqual([]);
    expect(mail?.to).toBe('desk@agy-sakura.example');
    expect(mail?.subject).toBe('候補者への最初のご連絡をお願いします');
    expect(mail?.text).toContain('11月26日(木)までに、ご本人が選んだ方法でご連絡ください。');
    expect(mail?.text).toContain(`/agency/candidates/${mine?.candidateId ?? ''}`);
  });

  it('is told in one mail where it is first contact with several people', async () => {
    const english = { mail: 'english@agy-sakura.example', name: 'Mari' };
    await addMember(context(), { audience: 'agency', agencyId: SAKURA.agencyId }, english);
    await db().updateTable('members').set({ language: 'en' }).where('mail', '=', english.mail).execute();
    await registerAll(PEOPLE);
    await lapse(MINATO);
    await passOnLapsedLeads(context());
    expect(await deliver(9)).toEqual([]);
    const mails = await deliver(2);
    expect(mails.map(({ to, subject }) => [to, subject]).toSorted()).toEqual([
      ['desk@agy-sakura.example', '候補者3名への最初のご連絡をお願いします'],
      ['english@agy-sakura.example', 'Please make first contact with 3 candidates'],
    ]);
    const listed = (await leadOf(SAKURA)).map(({ candidateId }) => candidateId);
    for (const { text, html } of mails)
      for (const body of [text, html]) {
        expect(body).toContain('/agency/candidates?stage=to_contact');
        for (const id of listed) expect(body).not.toContain(id);
      }
  });

  it('falls to it once, whoever else looks, and however often a run is cut off', async () => {
    await registerAll(PEOPLE);
    await lapse(MINATO);
    const stopping = new AbortController();
    const transaction: ServiceContext['database']['transaction'] = async (work) => {
      const result = await context().database.transaction(work);
      stopping.abort();
      return result;
    };
    const cutOff = { ...context(), database: { ...context().database, transaction } };
    await passOnLapsedLeads(cutOff, stopping.signal);
    expect(await leadOf(SAKURA)).toHaveLength(1);
    site.world.wait(1 / 1440);
    await Promise.all([passOnLapsedLeads(context()), passOnLapsedLeads(context())]);
    await passOnLapsedLeads(context());
    const all = await leadOf(SAKURA);
    expect(all).toHaveLength(3);
    expect(await told()).toEqual(all.map((one) => ({ ...one, lead: true })));
    const mails = await deliver(11);
    expect(mails.map(({ subject }) => subject)).toEqual(['候補者3名への最初のご連絡をお願いします']);
  });

  it('passes everybody on, however many they are', async () => {
    await registerAll([FIRST]);
    await copyPeople(120);
    await lapse(MINATO);
    await passOnLapsedLeads(context());
    expect(await leadOf(SAKURA)).toHaveLength(121);
    const mails = await deliver(11);
    expect(mails.map(({ subject }) => subject)).toEqual(['候補者121名への最初のご連絡をお願いします']);
  });

  it('stays where somebody was reached, where nobody else may, and while the licence is good', async () => {
    await registerAll(PEOPLE);
    await passOnLapsedLeads(context());
    const [reached] = await leadOf(MINATO);
    await updateCase(context(), MINATO, reached?.candidateId ?? '', { stage: 'arranging' });
    await lapse(SAKURA);
    await lapse(MINATO);
    await passOnLapsedLeads(context());
    expect(await leadOf(SAKURA)).toEqual([]);
    // On its last day it may.
    await lapse(SAKURA, '2026-11-24');
    await passOnLapsedLeads(context());
    expect(await leadOf(SAKURA)).toHaveLength(2);
    // Renewed, the first one waits, so that nobody hears from two.
    await lapse(MINATO, '2030-01-01');
    await passOnLapsedLeads(context());
    expect(await leadOf(MINATO)).toEqual([reached]);
  });

  it('stays where somebody was reached who waits elsewhere', async () => {
    await registerAll([FIRST]);
    const [reached] = await leadOf(MINATO);
    await updateCase(context(), MINATO, reached?.candidateId ?? '', { stage: 'arranging' });
    await site.world.register(AOBA, { mail: FIRST });
    await lapse(MINATO);
    await passOnLapsedLeads(context());
    expect(await leadOf(MINATO)).toEqual([reached]);
    expect(await leadOf(SAKURA)).toHaveLength(1);
  });

  it('stays where another agency has begun, or was shut out', async () => {
    await registerAll(PEOPLE.slice(0, 2));
    await setSharing(context(), key(FIRST), { kind: 'agency', agencyId: SAKURA.agencyId }, false);
    const begun = await db()
      .selectFrom('agency_cases')
      .innerJoin('registrations', 'registrations.registration_id', 'agency_cases.registration_id')
      .select('disclosure_id')
      .where('agency_id', '=', SAKURA.agencyId)
      .where('person_key', '<>', key(FIRST))
      .executeTakeFirstOrThrow();
    await updateCase(context(), SAKURA, begun.disclosure_id, { stage: 'introducing' });
    await lapse(MINATO);
    await passOnLapsedLeads(context());
    expect(await leadOf(MINATO)).toHaveLength(2);
  });

  it('waits while the person rests', async () => {
    await registerAll([FIRST]);
    await setState(context(), key(FIRST), 'paused');
    await lapse(MINATO);
    await passOnLapsedLeads(context());
    expect(await leadOf(SAKURA)).toEqual([]);
    await setState(context(), key(FIRST), 'looking');
    expect(await leadOf(SAKURA)).toMatchObject([{ contactBy: '2026-11-26' }]);
  });

  /** More people like the one who is there. */
  async function copyPeople(count: number): Promise<void> {
    const numbers = Array.from({ length: count }, (_, n) => n);
    const of = <Row extends object>(row: Row, fields: (n: number) => Partial<Row>) =>
      numbers.map((n) => ({ ...row, ...fields(n) }));
    const candidate = await db().selectFrom('candidates').selectAll().executeTakeFirstOrThrow();
    const person = (n: number) => ({ person_key: `person ${n}` });
    await db()
      .insertInto('candidates')
      .values(of(candidate, (n) => ({ ...person(n), mail_key: `mail ${n}` })))
      .execute();
    const registration = await db().selectFrom('registrations').selectAll().executeTakeFirstOrThrow();
    const registrationOf = (n: number) => ({ registration_id: `registration ${n}` });
    await db()
      .insertInto('registrations')
      .values(
        of(registration, (n) => ({
          ...person(n),
          ...registrationOf(n),
          page_key: `page ${n}`,
          submission_id: `submission ${n}`,
        })),
      )
      .execute();
    for (const record of await db().selectFrom('disclosure_records').selectAll().execute()) {
      const disclosureOf = (n: number) => ({ disclosure_id: `${record.agency_id} ${n}` });
      await db()
        .insertInto('disclosure_records')
        .values(of(record, (n) => ({ ...registrationOf(n), ...disclosureOf(n) })))
        .execute();
      const work = await db()
        .selectFrom('agency_cases')
        .selectAll()
        .where('disclosure_id', '=', record.disclosure_id)
        .executeTakeFirstOrThrow();
      await db()
        .insertInto('agency_cases')
        .values(of(work, (n) => ({ ...registrationOf(n), ...disclosureOf(n) })))
        .execute();
    }
  }
});
