/** Two of the office, or one who presses twice, at the same moment in different processes. */
import { COMMAND_LINE } from '../../src/server/cli/command.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import { addCounts } from '../../src/server/services/figures/counts.ts';
import {
  correctAgency,
  createAgency,
  type AgencyResult,
} from '../../src/server/services/operator/agencies.ts';
import { correctEmployer, createEmployer } from '../../src/server/services/operator/employers.ts';
import { issueInvitation } from '../../src/server/services/operator/invitations.ts';
import { admit, dismiss } from '../../src/server/services/operator/members.ts';
import { removeTestData, reopenTrial } from '../../src/server/services/operator/trial.ts';
import { replayEmployerDelivery } from '../../src/server/services/operator/webhooks.ts';
import { emit } from '../../src/server/services/webhooks/emit.ts';
import { registerEndpoint } from '../../src/server/services/webhooks/endpoints.ts';
import { listAgencies } from '../../src/server/stores/agencies.ts';
import { listAuditEntries } from '../../src/server/stores/audit.ts';
import { listOperators } from '../../src/server/stores/members.ts';
import { addOnboarding, changeOnboarding } from '../../src/server/stores/onboardings.ts';
import { listDeliveries } from '../../src/server/stores/webhooks.ts';
import { addCompany, BEGINNING, register } from '../support/counting.ts';
import { describeOnBothEngines, type TestDatabase } from '../support/databases.ts';
import { createTestContext } from '../support/service-context.ts';

/** Pairs, because one alone may be lucky. */
const ROUNDS = [0, 1, 2, 3, 4, 5];

describeOnBothEngines('Steps of operators at one moment', (create, engine) => {
  let home: TestDatabase;
  let context: ServiceContext;
  let beside: ServiceContext;
  let now: Date;

  beforeEach(async () => {
    home = await create();
    now = new Date(BEGINNING);
    context = await createTestContext(home, () => now);
    // An embedded database belongs to one process.
    beside = engine === 'postgres' ? await createTestContext(home, () => now) : context;
  });

  const trailOf = async (action: string) =>
    (await listAuditEntries(context.database.kysely, { action }, 100)).length;
  /** The same step in two processes. */
  const both = <T>(step: (context: ServiceContext, place: number) => Promise<T>) =>
    Promise.all([step(context, 0), step(beside, 1)]);

  describe('with one licence number', () => {
    const agency = (name: string, licenceNo: string) => ({
      name,
      nameEn: name,
      licenceNo,
      licenceExpiresOn: '2030-03-31',
    });
    const licences = async () =>
      (await listAgencies(context.database.kysely)).map(({ licence_no: licence }) => licence);
    const fault = { ok: false, fault: 'licence_taken', field: 'licenceNo' };

    it('register one agency', async () => {
      for (const round of ROUNDS) {
        const licence = `13-ユ-00000${round}`;
        const answers = await both((process, place) =>
          createAgency(process, COMMAND_LINE, agency(`Agency ${place}`, licence)),
        );
        expect(answers.filter(({ ok }) => !ok)).toEqual([fault]);
      }
      expect(new Set(await licences()).size).toBe(ROUNDS.length);
      expect(await licences()).toHaveLength(ROUNDS.length);
    });

    it('give it to one of two agencies, or to one that is new', async () => {
      const made: AgencyResult[] = [];
      for (const place of [0, 1])
        made.push(
          await createAgency(context, COMMAND_LINE, agency(`Agency ${place}`, `13-ユ-10000${place}`)),
        );
      for (const round of ROUNDS) {
        const answers = await both((process, place) => {
          const one = made[place];
          const wish = agency(`Agency ${place}`, `27-ユ-00000${round}`);
          return one?.ok && (round % 2 === 0 || place === 0)
            ? correctAgency(process, COMMAND_LINE, one.agency.agency_id, wish)
            : createAgency(process, COMMAND_LINE, wish);
        });
        expect(answers.filter(({ ok }) => !ok)).toEqual([fault]);
      }
      expect(new Set(await licences()).size).toBe((await licences()).length);
    });
  });

  it('register one employer of a mail domain without asking', async () => {
    for (const round of ROUNDS) {
      const names = { name: '会社', nameEn: 'Company', shortName: '', shortNameEn: '' };
      const answers = await both((process) =>
        createEmployer(process, COMMAND_LINE, { ...names, domains: `round-${round}.example` }),
      );
      expect(answers.filter(({ ok }) => !ok)).toMatchObject([{ fault: 'domain_shared' }]);
    }
  });

  it('give a domain to one of two employers who are corrected to have it', async () => {
    const { kysely } = context.database;
    const made = {
      name: '別社',
      nameEn: 'Another Ltd',
      shortName: '',
      shortNameEn: '',
      domains: 'b.example',
    };
    const another = await createEmployer(context, COMMAND_LINE, made);
    const ids = [await addCompany(context), another.ok ? another.employer.employer_id : ''];
    for (const round of ROUNDS) {
      const domains = `given-${round}.example`;
      const answers = await both((process, place) =>
        correctEmployer(process, COMMAND_LINE, ids[place] ?? '', { domains }),
      );
      expect(answers.filter(({ ok }) => !ok)).toMatchObject([{ fault: 'domain_shared' }]);
      const holders = kysely.selectFrom('employer_domains').selectAll().where('domain', '=', domains);
      expect(await holders.execute()).toHaveLength(1);
    }
  });

  it('leave somebody who can come in, and one entry of whoever left', async () => {
    const admitOne = async (name: string) => {
      const person = { name, mail: `${name}@relay.example` };
      const result = await admit(context, COMMAND_LINE, { audience: 'operator' }, person);
      return result.ok ? result.memberId : '';
    };
    let stays = await admitOne('first');
    for (const round of ROUNDS) {
      const ids = [stays, await admitOne(`next-${round}`)];
      const answers = await both((process, place) => dismiss(process, COMMAND_LINE, ids[place] ?? ''));
      expect(answers).toContainEqual({ ok: false, fault: 'last_member' });
      const [left, ...rest] = await listOperators(context.database.kysely);
      expect([ids.includes(left?.member_id ?? ''), rest]).toEqual([true, []]);
      stays = left?.member_id ?? '';
    }
    const leaver = await admitOne('leaver');
    const answers = await both((process) => dismiss(process, COMMAND_LINE, leaver));
    expect(answers).toEqual([{ ok: true }, { ok: true }]);
    expect(await trailOf('member.removed')).toBe(ROUNDS.length + 1);
  });

  it('send a message of the log again once', async () => {
    const { kysely } = context.database;
    const employerId = await addCompany(context);
    const url = 'https://hooks.example.com/';
    await registerEndpoint(context, employerId, { url, events: ['slot.granted'] });
    const message = { ownerId: employerId, type: 'slot.granted', at: BEGINNING, data: {} } as const;
    await emit(context, kysely, message);
    const [delivery] = await listDeliveries(kysely, employerId, 1);
    for (const round of ROUNDS) {
      await kysely.updateTable('webhook_deliveries').set({ status: 'failed', attempts: 10 }).execute();
      const answers = await both((process) =>
        replayEmployerDelivery(process, COMMAND_LINE, employerId, delivery?.delivery_id ?? ''),
      );
      expect(answers).toContainEqual({ ok: true });
      expect(answers).toContainEqual({ ok: false, fault: 'already' });
      expect(await trailOf('webhook.replayed')).toBe(round + 1);
    }
  });

  describe('in a trial', () => {
    beforeEach(async () => {
      const employerId = await addCompany(context);
      const at = now.toISOString();
      await addOnboarding(context.database.kysely, employerId, at);
      await changeOnboarding(context.database.kysely, employerId, {
        policy_confirmed_at: at,
        agencies_confirmed_at: at,
      });
      await issueInvitation(context, COMMAND_LINE, employerId);
    });

    it('end it once', async () => {
      const report = { reportId: 'trial-0123456789ab', day: '2026-11-24', inserted: 1, sent: 1 };
      await addCounts(context, 'emp_one', [{ ...report, stage: 'first', language: 'ja' }]);
      await register(context, { mail: 'recruiter@own.example', isTest: true });
      const answers = await both((process) => removeTestData(process, COMMAND_LINE, 'emp_one'));
      expect(answers).toContainEqual({ ok: true, registrations: 1, insertions: 1 });
      expect(answers).toContainEqual({ ok: false, fault: 'already' });
      expect(await trailOf('trial.removed')).toBe(1);
    });

    it('tell every insertion that came while it ended, as one of the trial or as a real one', async () => {
      const { kysely } = context.database;
      const send = (process: ServiceContext, reportId: string) => {
        const report = { reportId, day: '2026-11-24', inserted: 1, sent: 0, stage: 'first' } as const;
        return addCounts(process, 'emp_one', [{ ...report, language: 'ja' }]);
      };
      for (const round of ROUNDS) {
        await changeOnboarding(kysely, 'emp_one', { removed_at: null, insertions: 0 });
        await kysely.deleteFrom('insertion_days').execute();
        await send(context, `before-0123456789-${round}`);
        await register(context, { mail: `recruiter-${round}@own.example`, isTest: true });
        const [ended] = await Promise.all([
          removeTestData(context, COMMAND_LINE, 'emp_one'),
          ...Array.from({ length: 12 }, (_, n) => send(beside, `during-0123456789-${round}-${n}`)),
        ]);
        const { insertions, removed_insertions: removed } = await kysely
          .selectFrom('onboardings')
          .selectAll()
          .executeTakeFirstOrThrow();
        const days = await kysely.selectFrom('insertion_days').select('inserted').execute();
        const real = days.reduce((sum, { inserted }) => sum + inserted, 0);
        expect([ended, removed, real]).toEqual([
          { ok: true, registrations: 1, insertions },
          insertions,
          13 - insertions,
        ]);
      }
    });

    it('open it anew once', async () => {
      for (const round of ROUNDS) {
        now = new Date(now.getTime() + 3 * 3_600_000);
        const answers = await both((process) => reopenTrial(process, COMMAND_LINE, 'emp_one'));
        expect(answers).toContainEqual({ ok: true });
        expect(answers).toContainEqual({ ok: false, fault: 'already' });
        // The invitation's own comes before them.
        expect(await trailOf('trial.opened')).toBe(round + 2);
      }
    });
  });
});
