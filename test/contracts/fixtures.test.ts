/** The numbers the product promises over the public interface alone: pages, API and agencies' consoles. */
import type { Static } from 'typebox';
import type { CandidatesReply } from '../../src/contract/agency.ts';
import type { ProgressReply } from '../../src/contract/progress.ts';
import { registerByPages, newLink } from '../support/candidate.ts';
import { addCompany } from '../support/company.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { openServiceApp, type ServiceApp } from '../support/service-app.ts';
import { signedIn } from '../support/signed-in.ts';

describeOnBothEngines('The numbers of the article', (create) => {
  let site: ServiceApp;

  beforeEach(async () => {
    site = await openServiceApp(await create(), '2026-11-24T01:00:00.000Z');
  });

  afterEach(() => site.close());

  async function progress(): Promise<ProgressReply> {
    const call = await site.asEmployer('emp_one');
    return (await call({ url: '/v1/progress' })).json<ProgressReply>();
  }

  async function register(count: number, link?: string): Promise<void> {
    for (let n = 0; n < count; n += 1)
      await registerByPages(site, { link: link ?? newLink('K7Q2M'), mail: `person-${n}@example.jp` });
  }

  it('gives ten slots for a hundred who registered, where registrations count', async () => {
    await addCompany(site.context.database.kysely);
    await register(100);
    expect(await progress()).toMatchObject({
      registered: 100,
      counted: 100,
      remaining: 10,
      slots: { granted: 10 },
    });
  });

  it('gives three slots for a hundred of whom thirty were interviewed, where interviews count', async () => {
    await addCompany(site.context.database.kysely, { countingStage: 'interviewed' });
    await register(100);
    expect(await progress()).toMatchObject({ registered: 100, counted: 0, slots: { granted: 0 } });
    const headers = await signedIn(site.context, {
      kind: 'agency_key',
      agencyId: 'agy_one',
      scopes: ['candidates:read', 'candidates:write'],
    });
    const ids = await candidateIds(headers);
    expect(ids).toHaveLength(100);
    for (const [n, id] of ids.slice(0, 30).entries()) {
      const reply = await site.app.inject({
        method: 'POST',
        url: `/v1/agency/candidates/${id}/outcomes`,
        headers,
        payload: { outcomeId: `interview-of-candidate-${n}`, outcome: 'interviewed' },
      });
      expect(reply.statusCode).toBeLessThan(300);
    }
    expect(await progress()).toMatchObject({ registered: 100, counted: 30, slots: { granted: 3 } });
  });

  it('counts one of ten people who came by one link, and holds nine', async () => {
    await addCompany(site.context.database.kysely);
    await register(10, newLink('K7Q2M'));
    expect(await progress()).toMatchObject({
      registered: 10,
      counted: 1,
      remaining: 9,
      notCounted: { review: 9 },
    });
  });

  async function candidateIds(headers: Record<string, string>): Promise<readonly string[]> {
    const ids: string[] = [];
    let after: string | null = null;
    do {
      const url: string = after === null ? '/v1/agency/candidates' : `/v1/agency/candidates?after=${after}`;
      const reply = await site.app.inject({ url, headers });
      expect(reply.statusCode).toBe(200);
      const page: Static<typeof CandidatesReply> = reply.json();
      ids.push(...page.candidates.map((candidate) => candidate.candidateId));
      after = page.next;
    } while (after !== null);
    return ids;
  }
});
