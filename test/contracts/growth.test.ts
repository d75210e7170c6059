/** What is asked of large tables costs what is found, and not what is there. Both engines. */
import { forgetWhatIsOver } from '../../src/server/services/housekeeping/forgetting.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import { forgetGoneCases } from '../../src/server/stores/agency-cases.ts';
import { dropOldDrafts } from '../../src/server/stores/age.ts';
import { countAuditEntries } from '../../src/server/stores/audit.ts';
import { casesOf, takeCases } from '../../src/server/stores/case-lists.ts';
import { resumeDisclosure, withdrawDisclosure } from '../../src/server/stores/disclosures.ts';
import { blankCase } from '../../src/server/stores/erasure.ts';
import { findRegistrations } from '../../src/server/stores/found-registrations.ts';
import { leaseDueMails, mailsAbout } from '../../src/server/stores/outbox.ts';
import { employersOfPeople } from '../../src/server/stores/people-across-employers.ts';
import { poolEntry, poolPage } from '../../src/server/stores/pool.ts';
import { lapsedOffers } from '../../src/server/stores/slot-proposals.ts';
import type { Executor } from '../../src/server/db/database.ts';
import { addCompany, BEGINNING, register } from '../support/counting.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { plansOf } from '../support/plans.ts';
import { createTestContext } from '../support/service-context.ts';

const DAY_MS = 86_400_000;
const POOL = { agreedAfter: '2025-11-24', seenBefore: BEGINNING };

describeOnBothEngines('Growth', (create) => {
  let context: ServiceContext;
  let now: number;

  beforeEach(async () => {
    now = Date.parse(BEGINNING);
    context = await createTestContext(await create(), () => new Date(now));
    await addCompany(context);
    await register(context, { mail: 'person@example.jp' });
  });

  const db = () => context.database.kysely;

  it('asks about more people than one statement may name', async () => {
    const { person_key: person } = await db()
      .selectFrom('registrations')
      .select('person_key')
      .executeTakeFirstOrThrow();
    const strangers = Array.from({ length: 70_000 }, (_, index) => `stranger ${index}`);
    const found = await employersOfPeople(db(), [...strangers, person ?? '']);
    expect(found).toEqual(new Map([[person, new Set(['emp_one'])]]));
  });

  it('forgets once what was written about somebody who left, and again when they left again', async () => {
    const disclosure = await db().selectFrom('disclosure_records').selectAll().executeTakeFirstOrThrow();
    const write = () => db().updateTable('agency_cases').set({ profile: '営業を十年' }).execute();
    const profiles = async () =>
      (await db().selectFrom('agency_cases').select('profile').execute()).map(({ profile }) => profile);
    const laterForget = async () => {
      now += 15 * DAY_MS;
      await forgetWhatIsOver(context);
    };
    await write();
    await withdrawDisclosure(db(), disclosure, new Date(now).toISOString());
    await laterForget();
    expect(await profiles()).toEqual([null]);
    // Nobody writes about somebody who is gone: this only shows that they are not gone through again.
    await write();
    await laterForget();
    expect(await profiles()).toEqual(['営業を十年']);
    await resumeDisclosure(db(), disclosure, new Date(now).toISOString());
    await laterForget();
    expect(await profiles()).toEqual(['営業を十年']);
    await withdrawDisclosure(db(), disclosure, new Date(now).toISOString());
    await laterForget();
    expect(await profiles()).toEqual([null]);
  });

  const ASKED: readonly [
    what: string,
    ask: (executor: Executor) => Promise<unknown>,
    ways: readonly string[],
  ][] = [
    [
      'the mails that are due',
      (executor) => leaseDueMails(executor, BEGINNING, BEGINNING, 5),
      ['outbox_waiting', 'employer_id=? AND mail_id=?'],
    ],
    [
      'the mails about one person',
      (executor) => mailsAbout(executor, 'emp_one', ['reg_one', 'dis_one']),
      ['outbox_by_subject'],
    ],
    [
      'a registration by its number',
      (executor) => findRegistrations(executor, { registrationId: 'reg_one' }, 50),
      ['registrations_by_id'],
    ],
    [
      'offers of agencies whose licence ended',
      (executor) => lapsedOffers(executor, '2026-11-24', 100),
      ['slot_proposals_offered'],
    ],
    [
      'how often something was done to one subject',
      (executor) => countAuditEntries(executor, { action: 'count.reversed', subject: 'reg_one' }),
      ['audit_entries_by_subject'],
    ],
    [
      'drafts that speak of somebody',
      (executor) => blankCase(executor, { employer_id: 'emp_one', disclosure_id: 'dis_one' }),
      ['slot_asks_with_draft'],
    ],
    [
      'drafts that cannot be sent any more',
      (executor) => dropOldDrafts(executor, BEGINNING),
      ['slot_asks_with_draft'],
    ],
    [
      'a page of an agency’s people',
      (executor) =>
        takeCases(casesOf(executor, { agencyId: 'agy_one', goneBefore: BEGINNING }), 'oldest first', {
          after: { created_at: BEGINNING, disclosure_id: 'dis_one' },
          most: 101,
        }),
      ['agency_cases_by_agency (agency_id=? AND (created_at,disclosure_id)>(?,?))'],
    ],
    [
      'what was written about people who left',
      (executor) => forgetGoneCases(executor, BEGINNING, BEGINNING),
      ['disclosure_records_to_forget'],
    ],
    [
      'the next page of people to write to',
      (executor) =>
        poolPage(executor, 'emp_one', POOL, {
          after: { agreedAt: BEGINNING, consentId: 'cns_one' },
          limit: 10,
        }),
      [
        'consents_to_contact (employer_id=? AND created_at>? AND (created_at,consent_id)<(?,?))',
        'other USING INDEX registrations_by_person',
        'newer USING INDEX consents_by_registration',
      ],
    ],
    [
      'one person to write to',
      (executor) => poolEntry(executor, 'emp_one', POOL, 'reg_one'),
      ['consents_by_registration'],
    ],
  ];

  it.each(ASKED)('finds by an index %s', async (_what, ask, ways) => {
    // With a handful of rows PostgreSQL reads the table whatever there is.
    if (context.database.engine !== 'sqlite') return ask(db());
    const plans = await plansOf(db(), ask);
    for (const way of ways) expect(plans.join('\n')).toContain(way);
    const read = plans.filter((plan) => plan.startsWith('SCAN') && !plan.includes('INDEX'));
    // Agencies are few, and `agreed` is the page that was found.
    expect(read.filter((plan) => !['SCAN agencies', 'SCAN agreed'].includes(plan))).toEqual([]);
  });
});
