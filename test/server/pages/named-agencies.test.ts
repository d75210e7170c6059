import { addAgency, replaceRouting } from '../../../src/server/stores/agencies.ts';
import { FILLED, LINK, openSite, submit, type CandidateSite } from './candidate-site.ts';

/** Data go to those a person saw named beside the consent, and to nobody who joined later. */
const FORM = `/r/${LINK}/ja/register`;

let site: CandidateSite;
beforeEach(async () => {
  site = await openSite();
  await addAgency(site.context.database.kysely, {
    agency_id: 'agy_hikari',
    name: 'ヒカリ人材',
    name_en: 'Hikari Staffing',
    licence_no: '13-ユ-000009',
    licence_expires_on: '2030-01-01',
    created_at: '2026-11-24T03:00:00.000Z',
  });
});
afterEach(() => site.close());

/** Changes the employer's list, and waits until every page shows it. */
async function route(...agencyIds: readonly string[]): Promise<void> {
  await replaceRouting(site.context.database.kysely, 'emp_aoba', agencyIds);
  site.wait(60);
}

async function finish(page: string): Promise<void> {
  const { digits } = await site.lastCode();
  expect((await site.post(page, { code: digits })).statusCode).toBe(303);
}

const holders = async () => (await site.rows('disclosure_records')).map((row) => row['agency_id']);
const named = async () =>
  (await site.rows('consents'))
    .filter(({ purpose }) => purpose === 'agency_handoff')
    .map(({ agencies }) => agencies);

describe('the agencies named beside the consent', () => {
  it('stand in the form, and are kept with the answer', async () => {
    await route('agy_minato', 'agy_hikari');
    const { body } = await site.get(FORM);
    expect(body).toContain('name="agencies" value="agy_minato agy_hikari"');
    const page = await submit(site, { agencies: 'agy_minato agy_hikari' });
    expect(await named()).toEqual(['agy_minato agy_hikari']);
    await finish(page);
    expect((await holders()).sort()).toEqual(['agy_hikari', 'agy_minato']);
  });

  it('are the only ones to get the data, not one that joined before the code was typed', async () => {
    const page = await submit(site);
    await route('agy_hikari', 'agy_minato');
    await finish(page);
    expect(await holders()).toEqual(['agy_minato']);
  });

  it('nor one that joined while the form was filled in, nor one the employer never had', async () => {
    await route('agy_hikari', 'agy_minato');
    const page = await submit(site, { agencies: 'agy_minato agy_elsewhere' });
    expect(await named()).toEqual(['agy_minato']);
    await finish(page);
    expect(await holders()).toEqual(['agy_minato']);
  });

  it('get nothing once the employer has left them', async () => {
    const page = await submit(site);
    await route('agy_hikari');
    const { digits } = await site.lastCode();
    const reply = await site.post(page, { code: digits });
    expect(reply.statusCode).toBe(409);
    expect(reply.body).toContain('担当する紹介会社が変わりました');
    expect(reply.body).toContain(`href="${FORM}"`);
    expect(await holders()).toEqual([]);
    expect(await site.rows('employer_counters')).toMatchObject([{ registered: 0, counted: 0 }]);
  });

  it('get nothing from the moment it left them, though the pages still remember its list', async () => {
    const page = await submit(site);
    await replaceRouting(site.context.database.kysely, 'emp_aoba', ['agy_hikari']);
    const { digits } = await site.lastCode();
    expect((await site.post(page, { code: digits })).statusCode).toBe(409);
    expect(await holders()).toEqual([]);
  });

  it.each(['agy_minato', ''])('are asked for anew where none of "%s" is left', async (agencies) => {
    await route('agy_hikari');
    const before = await site.contents();
    const reply = await site.post(FORM, { ...FILLED, agencies });
    expect(reply.statusCode).toBe(422);
    expect(reply.body).toContain('この同意が必要です');
    expect(reply.body).toContain('ヒカリ人材');
    expect(reply.body).not.toMatch(/id="handoff"[^>]*checked/);
    expect(await site.contents()).toBe(before);
  });

  it('are asked for anew when a form comes back that names more', async () => {
    const faulty = { ...FILLED, name: '' };
    expect((await site.post(FORM, faulty)).body).toMatch(/id="handoff"[^>]*checked/);
    await route('agy_minato', 'agy_hikari');
    expect((await site.post(FORM, faulty)).body).not.toMatch(/id="handoff"[^>]*checked/);
  });
});
