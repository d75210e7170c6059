/** Codes that are asked for, typed and sent elsewhere at one moment, by several processes. */
import { correctAddress } from '../../src/server/services/registration/address-correction.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import {
  agencyIdsOf,
  createEmployerDirectory,
  type EmployerProfile,
} from '../../src/server/services/employer/directory.ts';
import { qualify } from '../../src/server/services/registration/qualification.ts';
import { submitRegistration } from '../../src/server/services/registration/submission.ts';
import { confirmCode, resendCode } from '../../src/server/services/registration/verification.ts';
import { requestCode } from '../../src/server/services/ways-in/sign-in.ts';
import type { Registration } from '../../src/server/stores/registrations.ts';
import { addSeconds } from '../../src/server/time/clock.ts';
import { addCompany, BEGINNING, CODE } from '../support/counting.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { queuedBehind } from '../support/lock-waits.ts';
import { createTestContext } from '../support/service-context.ts';

const OWN = 'mallory@elsewhere.example';
const THEIRS = 'misaki.sato@example.jp';

describeOnBothEngines('Codes at one moment', (create) => {
  let context: ServiceContext;
  let profile: EmployerProfile;
  let now: Date;

  beforeEach(async () => {
    now = new Date(BEGINNING);
    context = await createTestContext(await create(), () => now);
    await addCompany(context);
    const found = await createEmployerDirectory(context).byCode(CODE);
    if (!found) throw new Error('The company is missing.');
    profile = found;
  });

  const submit = (mail: string, n = 0): Promise<Registration> =>
    submitRegistration(context, {
      employerId: 'emp_one',
      linkCode: null,
      submissionId: `submission-0123456789-${n}`,
      language: 'ja',
      agencyIds: agencyIdsOf(profile),
      isTest: false,
      form: {
        name: '名前',
        mail,
        job: 'sales',
        area: null,
        contactPreference: 'mail',
        phone: null,
        hiddenCompanies: null,
        consents: { agency_handoff: true, employer_contact: false, news: false },
      },
    });

  const atOnce = <T>(count: number, work: (n: number) => Promise<T>): Promise<readonly T[]> =>
    Promise.all(Array.from({ length: count }, (_, n) => work(n)));

  const codes = () => context.database.kysely.selectFrom('verification_codes').selectAll().execute();
  const registrations = () => context.database.kysely.selectFrom('registrations').selectAll().execute();
  const addressesOnFile = async () =>
    (await context.database.kysely.selectFrom('candidates').select('mail').execute()).map(({ mail }) => mail);

  const digitsFor = async (to: string): Promise<string> => {
    const rows = await context.database.kysely.selectFrom('outbox').select('message').execute();
    const mails = rows.map(({ message }) => JSON.parse(message) as { to: string; subject: string });
    return /\d{6}/.exec(mails.find((mail) => mail.to === to)?.subject ?? '')?.[0] ?? '';
  };

  const confirm = ({ page_key }: Registration, digits: string) =>
    confirmCode(context, profile, page_key, digits);

  /** Starts `works` one after the other while another registration holds the employer's counter row. */
  const whileHeld = <T>(works: readonly (() => Promise<T>)[]): Promise<readonly T[]> =>
    queuedBehind(
      context.database,
      (db) =>
        db
          .selectFrom('employer_counters')
          .select('employer_id')
          .where('employer_id', '=', 'emp_one')
          .forUpdate()
          .executeTakeFirstOrThrow(),
      works,
    );

  it('sends ten registration codes to an address, however many forms name it', async () => {
    await atOnce(40, (n) => submit(THEIRS, n));
    expect(await registrations()).toHaveLength(40);
    expect(await codes()).toHaveLength(10);
  });

  it('sends ten sign-in codes to an address, each with tries of its own', async () => {
    const asked = await atOnce(40, () =>
      requestCode(context, { audience: 'candidate', mail: THEIRS, language: 'ja', returnTo: '/my' }),
    );
    expect(asked.filter(({ outcome }) => outcome === 'sent')).toHaveLength(10);
    const kept = await context.database.kysely.selectFrom('sign_in_codes').selectAll().execute();
    expect(kept).toHaveLength(10);
    expect(kept.every(({ used_at, tries_left }) => used_at === null && tries_left === 5)).toBe(true);
  });

  it('sends one other code when it is asked for many times', async () => {
    const { page_key } = await submit(THEIRS);
    now = addSeconds(now, 60);
    const results = await atOnce(8, () => resendCode(context, 'emp_one', page_key));
    expect(results.filter((result) => result === 'sent')).toHaveLength(1);
    expect(results.filter((result) => result === 'too_soon')).toHaveLength(7);
    expect((await codes()).filter(({ used_at }) => used_at === null)).toHaveLength(1);
  });

  it('verifies the address the code went to while another is being typed', async () => {
    const registration = await submit(OWN);
    const digits = await digitsFor(OWN);
    now = addSeconds(now, 1);
    const [confirmed, corrected] = await whileHeld<unknown>([
      () => confirm(registration, digits),
      () => correctAddress(context, 'emp_one', registration.page_key, THEIRS),
    ]);
    expect(confirmed).toEqual({ outcome: 'registered' });
    expect(corrected).toBe('verified');
    expect(await registrations()).toMatchObject([{ mail: OWN, outcome: 'counted' }]);
    expect(await addressesOnFile()).toEqual([OWN]);
  });

  it('verifies nobody by a form whose address was changed since it was read', async () => {
    const before = await submit(OWN);
    now = addSeconds(now, 1);
    await correctAddress(context, 'emp_one', before.page_key, THEIRS);
    await context.database.transaction((db) => qualify(context, db, profile, before));
    expect(await registrations()).toMatchObject([{ mail: THEIRS, verified_at: null, outcome: 'unverified' }]);
    expect(await addressesOnFile()).toEqual([]);
  });

  it('takes one of two spellings of a person that are confirmed at one moment, and keeps that one', async () => {
    const spellings = [THEIRS, 'Misaki.Sato+jobs@example.jp'];
    const [one, other] = await Promise.all(spellings.map((mail, n) => submit(mail, n)));
    const [digits, others] = await Promise.all(spellings.map(digitsFor));
    if (!one || !other) throw new Error('A form was not taken.');
    const outcome = async (registration: Registration, typed = '') =>
      (await confirm(registration, typed)).outcome;
    const outcomes = await whileHeld([() => outcome(one, digits), () => outcome(other, others)]);
    // The other code went to another mailbox than the person's, and is answered like any wrong one.
    expect(outcomes).toEqual(['registered', 'wrong']);
    expect(await addressesOnFile()).toEqual([THEIRS]);
    expect((await registrations()).filter(({ verified_at }) => verified_at !== null)).toMatchObject([
      { mail: THEIRS },
    ]);
    expect(await outcome(other, others)).toBe('wrong');
  });
});
