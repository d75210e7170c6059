/** Somebody is erased while something else happens to them at the same moment, in another process. */
import type { ServiceContext } from '../../src/server/services/context.ts';
import { erase } from '../../src/server/services/candidate/erasure.ts';
import { setSharing } from '../../src/server/services/candidate/sharing.ts';
import { extend } from '../../src/server/services/candidate/wishes.ts';
import { agencyIdsOf, createEmployerDirectory } from '../../src/server/services/employer/directory.ts';
import { qualify } from '../../src/server/services/registration/qualification.ts';
import { recomputeCounters } from '../../src/server/services/credit/recompute-counters.ts';
import { submitRegistration } from '../../src/server/services/registration/submission.ts';
import { personKeyOf } from '../../src/server/identity/person-key.ts';
import { addCompany, BEGINNING, CODE, register } from '../support/counting.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { beginBeside } from '../support/lock-waits.ts';
import { createTestContext } from '../support/service-context.ts';

const MAIL = 'misaki.sato@example.jp';
const AGENCY = { kind: 'agency', agencyId: 'agy_one' } as const;

describeOnBothEngines('Erasing at one moment', (create) => {
  let context: ServiceContext;
  let person: string;

  beforeEach(async () => {
    context = await createTestContext(await create(), () => new Date(BEGINNING));
    await addCompany(context);
    await register(context, { mail: MAIL });
    person = personKeyOf(context.secret, MAIL);
  });

  afterEach(async () => {
    expect(await recomputeCounters(context)).toEqual([]);
  });

  const all = <T extends 'registrations' | 'consents' | 'candidates' | 'disclosure_records'>(table: T) =>
    context.database.kysely.selectFrom(table).selectAll().execute();

  /** The same service whose erasures come, at their very end, upon whatever else begins there. */
  const erasingWhile = <T>(work: () => Promise<T>) => {
    let begun: { answer: Promise<T> } | undefined;
    const mails: ServiceContext['mails'] = {
      ...context.mails,
      add: async (...mail) => {
        await context.mails.add(...mail);
        begun ??= await beginBeside(context.database, work);
      },
    };
    return erase({ ...context, mails }, person, 'wish').then(async (erased) => [erased, await begun?.answer]);
  };

  it('takes along what the code of another form adds', async () => {
    const profile = await createEmployerDirectory(context).byCode(CODE);
    if (!profile) throw new Error('The company is missing.');
    const again = await submitRegistration(context, {
      employerId: 'emp_one',
      linkCode: null,
      submissionId: 'submission-0123456789-again',
      language: 'ja',
      agencyIds: agencyIdsOf(profile),
      isTest: false,
      form: {
        name: '名前',
        mail: MAIL,
        job: 'sales',
        area: null,
        contactPreference: 'phone',
        phone: '03-5555-0199',
        hiddenCompanies: null,
        consents: { agency_handoff: true, employer_contact: true, news: false },
      },
    });
    const { answer } = await context.database.transaction(async (db) => {
      await qualify(context, db, profile, again);
      return beginBeside(context.database, () => erase(context, person, 'wish'));
    });
    expect(await answer).toBe(true);
    expect(await all('candidates')).toEqual([]);
    expect(await all('consents')).toEqual([]);
    const blank = { name: '', mail: '', phone: null, person_key: null };
    expect(await all('registrations')).toMatchObject([blank, blank]);
  });

  it('lets no agency have the data again, and no consent be kept', async () => {
    expect(await setSharing(context, person, AGENCY, false)).toBe(true);
    expect(await erasingWhile(() => setSharing(context, person, AGENCY, true))).toEqual([true, false]);
    expect(await all('consents')).toEqual([]);
    expect(await all('disclosure_records')).toMatchObject([
      { withdrawn_at: expect.any(String) as string, resumed_at: null },
    ]);
  });

  it('tells nobody that they are kept for another year', async () => {
    expect(await erasingWhile(() => extend(context, person))).toEqual([true, false]);
  });
});
