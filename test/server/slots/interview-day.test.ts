import { acceptProposal, setInterview } from '../../../src/server/services/slots/decisions.ts';
import { readRequest } from '../../../src/server/services/slots/overview.ts';
import { recomputeCounters } from '../../../src/server/services/credit/recompute-counters.ts';
import { AOBA as SAMPLE_AOBA, HIKARI as SAMPLE_HIKARI } from '../../../src/server/demo/sample-companies.ts';
import { seedDemo } from '../../../src/server/demo/seed-demo.ts';
import { describeOnBothEngines, sqliteDatabase } from '../../support/databases.ts';
import { openServiceApp } from '../../support/service-app.ts';
import { AOBA, HIKARI, openIntroductionWorld, type IntroductionWorld } from './introduction-world.ts';

describeOnBothEngines('The day of an interview', (create) => {
  let world: IntroductionWorld;
  let requestId: string;
  let proposalId: string;

  beforeEach(async () => {
    world = await openIntroductionWorld(await create());
    await world.earn(AOBA, 1);
    await world.register(HIKARI);
    requestId = await world.ask(AOBA);
    [proposalId = ''] = await world.proposeFirst(await world.askId(requestId));
  });

  afterEach(async () => {
    expect(await recomputeCounters(world.context)).toEqual([]);
  });

  const accept = (day: string | null) => acceptProposal(world.context, AOBA.id, requestId, proposalId, day);
  const set = (day: string) => setInterview(world.context, AOBA.id, requestId, day);
  const read = () => readRequest(world.context, AOBA.id, requestId);

  it('is not before the acceptance or years ahead, and a wrong one uses no slot', async () => {
    for (const day of ['2020-01-02', '2026-11-23', '2027-11-25'])
      expect(await accept(day)).toBe('day_refused');
    expect(await world.counters(AOBA)).toMatchObject({ reserved: 1, used: 0 });
    expect(await read()).toMatchObject({ state: 'proposed', interviewOn: null });
    // On the very day, and sent again when it is over.
    expect(await accept('2026-11-24')).toBe('done');
    world.wait(3);
    expect(await accept('2026-11-24')).toBe('done');
  });

  it('may be set afterwards, also to a day that has passed since, and lies in the same bounds', async () => {
    await accept(null);
    world.wait(10);
    for (const day of ['2025-12-05', '2026-11-23', '2027-12-05']) expect(await set(day)).toBe('day_refused');
    expect(await read()).toMatchObject({ interviewOn: null });
    for (const day of ['2026-11-24', '2027-12-04']) {
      expect(await set(day)).toBe('done');
      expect(await read()).toMatchObject({ interviewOn: day });
    }
  });
});

it('The day of an interview that cannot be is refused by name', async () => {
  const home = await sqliteDatabase();
  const site = await openServiceApp(home, '2026-11-24T03:00:00.000Z');
  await seedDemo(site.context);
  const waiting = await readRequest(site.context, SAMPLE_HIKARI.employerId, 'sample-request-waiting');
  const proposalId = waiting?.proposals[0]?.proposalId ?? '';
  for (const [employer, path] of [
    [SAMPLE_HIKARI, `sample-request-waiting/proposals/${proposalId}/accept`],
    [SAMPLE_AOBA, 'sample-request-interview/interview'],
  ] as const) {
    const call = await site.asEmployer(employer.employerId);
    const url = `/v1/slots/requests/${path}`;
    const reply = await call({ method: 'POST', url, payload: { interviewOn: '2020-01-02' } });
    expect(reply.statusCode).toBe(400);
    expect(reply.json()).toMatchObject({ error: { code: 'invalid_request', fields: ['interviewOn'] } });
  }
  await site.close();
  await home.remove();
});
