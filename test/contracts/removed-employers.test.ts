/** An employer that was registered by mistake, on both engines: it goes with all that was set up for it, or it stays whole. */
import { sql } from 'kysely';
import { COMMAND_LINE } from '../../src/server/cli/command.ts';
import type { Database } from '../../src/server/db/database.ts';
import { book, listTimes } from '../../src/server/services/employer/onboarding.ts';
import { createEmployerDirectory } from '../../src/server/services/employer/directory.ts';
import { within, type ServiceContext } from '../../src/server/services/context.ts';
import { createAgency, routeAgencies } from '../../src/server/services/operator/agencies.ts';
import { setContacts } from '../../src/server/services/operator/contacts.ts';
import { createEmployer } from '../../src/server/services/operator/employers.ts';
import { issueInvitation } from '../../src/server/services/operator/invitations.ts';
import { setPolicy } from '../../src/server/services/operator/policies.ts';
import { removeEmployer } from '../../src/server/services/operator/removing.ts';
import { mapTenant } from '../../src/server/services/operator/tenants.ts';
import { addEmployerEndpoint } from '../../src/server/services/operator/webhooks.ts';
import { setWording } from '../../src/server/services/operator/wording.ts';
import { connect } from '../../src/server/services/ways-in/connections.ts';
import { addCountReport, addToInsertionDay } from '../../src/server/stores/days.ts';
import { addOpenedLinks, addToVisitDay } from '../../src/server/stores/visits.ts';
import { listAuditEntries } from '../../src/server/stores/audit.ts';
import { BEGINNING, newLink, register } from '../support/counting.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { beginBeside } from '../support/lock-waits.ts';
import { createTestContext } from '../support/service-context.ts';

const CODE = 'H2KAR';
const COMPANY = { name: '株式会社間違い', nameEn: 'Mistake Ltd', shortName: '', shortNameEn: '', code: CODE };
const WISH = { ...COMPANY, domains: 'mistake.example' };
const REMOVED = { ok: true };
const IN_USE = { ok: false, fault: 'employer_in_use' };

describeOnBothEngines('An employer that was registered by mistake', (create) => {
  let context: ServiceContext;
  let now: Date;

  beforeEach(async () => {
    now = new Date(BEGINNING);
    context = await createTestContext(await create(), () => now);
  });

  const enter = async () => {
    const made = await createEmployer(context, COMMAND_LINE, WISH);
    if (!made.ok) throw new Error(made.fault);
    return made.employer.employer_id;
  };
  const remove = (employerId: string) => removeEmployer(context, COMMAND_LINE, employerId);
  /** Terms and an agency, and the code that follows from them. */
  const invite = async (employerId: string) => {
    const agency = await createAgency(context, COMMAND_LINE, {
      name: '紹介',
      nameEn: 'Agency',
      licenceNo: '13-ユ-000001',
      licenceExpiresOn: '2030-03-31',
    });
    if (!agency.ok) throw new Error(agency.fault);
    await setPolicy(context, COMMAND_LINE, employerId, { threshold: 5 });
    await routeAgencies(context, COMMAND_LINE, employerId, [agency.agency.agency_id]);
    const invitation = await issueInvitation(context, COMMAND_LINE, employerId);
    if (!invitation.ok) throw new Error(invitation.fault);
    return invitation.code;
  };
  const removals = async (employerId: string) =>
    (await listAuditEntries(context.database.kysely, { employerId, action: 'employer.removed' }, 9)).map(
      ({ before }) => JSON.parse(before ?? '{}') as unknown,
    );

  it('goes with everything that was set up for it, but for what the trail says', async () => {
    const employerId = await enter();
    await invite(employerId);
    await setContacts(context, COMMAND_LINE, employerId, [{ mail: 'hr@mistake.example', language: 'ja' }]);
    await mapTenant(context, COMMAND_LINE, employerId, '11111111-2222-3333-4444-555555555555');
    await setWording(context, COMMAND_LINE, employerId, (before) => ({
      ...before,
      managed: { ...before.managed, tone: 'formal' },
    }));
    const hook = { url: 'https://hooks.example/in', events: ['slot.granted'] };
    const endpoint = await addEmployerEndpoint(context, COMMAND_LINE, employerId, hook);
    if (!endpoint.ok) throw new Error(endpoint.fault);
    await addToVisitDay(context.database.kysely, employerId, '2026-11-24', { visits: 1, suspected: 0 });
    const set = await tablesNaming(context.database, employerId);
    expect(set).toEqual(
      expect.arrayContaining(['employer_tenants', 'employer_wordings', 'webhook_endpoints']),
    );

    expect(await remove(employerId)).toEqual(REMOVED);
    expect(await tablesNaming(context.database, employerId)).toEqual(['audit_entries']);
    expect(await removals(employerId)).toEqual([
      { code: CODE, name: '株式会社間違い', name_en: 'Mistake Ltd', domains: ['mistake.example'] },
    ]);
    expect(await createEmployerDirectory(context).byCode(CODE)).toBeUndefined();
    expect(await enter()).not.toBe(employerId);
  });

  it('is gone however often that is asked for, and nobody else ever was', async () => {
    const employerId = await enter();
    expect(await Promise.all([remove(employerId), remove(employerId)])).toEqual([REMOVED, REMOVED]);
    expect(await remove(employerId)).toEqual(REMOVED);
    expect(await removals(employerId)).toHaveLength(1);
    expect(await remove('emp_nobody')).toMatchObject({ ok: false, fault: 'not_found' });
  });

  it('stays when an add-in is connected', async () => {
    const employerId = await enter();
    await connect(context, await invite(employerId));
    expect(await remove(employerId)).toMatchObject(IN_USE);
    expect(await tablesNaming(context.database, employerId)).toContain('invitations');
  });

  it('stays when somebody registered, even if only as a trial', async () => {
    const employerId = await enter();
    await invite(employerId);
    await register(context, { mail: 'person@example.jp', employerId, code: CODE, isTest: true });
    expect(await remove(employerId)).toMatchObject(IN_USE);
  });

  it.each([
    [
      'a booked meeting',
      async (employerId: string) => {
        const [{ startsAt } = { startsAt: '' }] = (await listTimes(context)).times;
        const wish = { bookingId: 'booking-0123456789', mail: 'hr@mistake.example', language: 'ja' } as const;
        expect(await book(context, employerId, { ...wish, startsAt })).toHaveProperty('booking');
      },
    ],
    [
      'a report of a trial',
      (employerId: string) =>
        addCountReport(context.database.kysely, employerId, 'report', now.toISOString()),
    ],
    [
      'an insertion, whose report is forgotten by now',
      (employerId: string) => {
        const bucket = { day: '2026-11-24', stage: 'document', language: 'ja' };
        return addToInsertionDay(context.database.kysely, employerId, bucket, { inserted: 1, sent: 0 });
      },
    ],
    [
      'a link that was opened',
      (employerId: string) => {
        const link = { employer_id: employerId, code: newLink(CODE), first_opened_at: now.toISOString() };
        return addOpenedLinks(context.database.kysely, [link]);
      },
    ],
  ])('stays where %s is all there is', async (_what, use) => {
    const employerId = await enter();
    await use(employerId);
    expect(await remove(employerId)).toMatchObject(IN_USE);
  });

  it('stays whole where an add-in connects at the same moment', async () => {
    const employerId = await enter();
    const code = await invite(employerId);
    const begun = await context.database.transaction(async (db) => {
      const connected = await connect(within(context, db), code);
      expect(connected).toBeDefined();
      return context.database.engine === 'postgres'
        ? beginBeside(context.database, () => remove(employerId))
        : undefined;
    });
    expect(await (begun?.answer ?? remove(employerId))).toMatchObject(IN_USE);
    expect(await tablesNaming(context.database, employerId)).toContain('connections');
    expect(await removals(employerId)).toEqual([]);
  });
});

/** The tables in which an id stands, whatever the column. */
async function tablesNaming({ kysely }: Database, id: string): Promise<string[]> {
  const tables = await kysely.introspection.getTables();
  const found: string[] = [];
  for (const { name, columns } of tables) {
    const ids = columns
      .map((column) => column.name)
      .filter((column) => /^(?:employer|owner)_id$/.test(column));
    for (const column of ids) {
      const { rows } = await sql`select 1 from ${sql.table(name)} where ${sql.ref(column)} = ${id}`.execute(
        kysely,
      );
      if (rows.length > 0) found.push(name);
    }
  }
  return found.sort();
}
