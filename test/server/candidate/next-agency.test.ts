/** Somebody who registers once more is not handed over twice, and not left without anybody either. */
import { addAgency, replaceRouting } from '../../../src/server/stores/agencies.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { FIRST, openCandidateWorld, START, type CandidateWorld } from './candidate-world.ts';

describeOnBothEngines('Somebody who registers once more', (create) => {
  let world: CandidateWorld;

  beforeEach(async () => {
    world = await openCandidateWorld(await create());
    await world.register();
    await world.deliver();
    await addAgency(db(), {
      agency_id: 'agy_two',
      name: '新しい紹介',
      name_en: 'New Agency',
      licence_no: '13-ユ-000002',
      licence_expires_on: '2030-01-01',
      created_at: START,
    });
    await replaceRouting(db(), FIRST.employerId, ['agy_one', 'agy_two']);
    world.wait(30);
  });

  afterEach(() => world.site.close());

  const db = () => world.site.context.database.kysely;
  const handedTo = async () => {
    const records = await db().selectFrom('disclosure_records').selectAll().orderBy('disclosed_at').execute();
    return records.map(({ agency_id }) => agency_id);
  };
  const lapse = () =>
    db()
      .updateTable('agencies')
      .set({ licence_expires_on: '2026-12-01' })
      .where('agency_id', '=', 'agy_one')
      .execute();

  it('is handed to nobody else while the agency that has them may support them', async () => {
    const again = await world.register();
    expect((await world.site.app.inject({ url: again })).body).toContain('すでに登録済みです');
    expect(await handedTo()).toEqual(['agy_one']);
    expect(await world.deliver()).toMatchObject([
      { subject: expect.stringContaining('確認の番号') as string },
    ]);
  });

  it('is handed to the next one, and told so, when the licence of the first has lapsed', async () => {
    await lapse();
    const anew = await world.register();
    expect((await world.site.app.inject({ url: anew })).body).toContain('登録が完了しました');
    expect(await handedTo()).toEqual(['agy_one', 'agy_two']);
    const welcome = (await world.deliver()).filter(({ subject }) => subject === '登録が完了しました');
    expect(welcome).toHaveLength(1);
    expect(welcome[0]?.text).toContain('13-ユ-000002');
    expect(welcome[0]?.text).not.toContain('13-ユ-000001');
    expect(await world.counters()).toMatchObject({ registered: 2, counted: 1, duplicate: 1 });
    await world.register();
    expect(await handedTo()).toEqual(['agy_one', 'agy_two']);
  });

  it('is handed to the next one when they shut out the first, which stays shut out', async () => {
    await (await world.my()).post('switch', { kind: 'agency', which: 'agy_one', on: 'no' });
    await world.register();
    expect(await handedTo()).toEqual(['agy_one', 'agy_two']);
    expect(
      await db().selectFrom('disclosure_records').selectAll().orderBy('disclosed_at').execute(),
    ).toMatchObject([{ withdrawn_at: expect.any(String) as string }, { withdrawn_at: null }]);
  });

  it('reads that nobody has them, where they shut out all, and how to let one in', async () => {
    await (await world.my()).post('switch', { kind: 'agency', which: 'agy_one', on: 'no' });
    await replaceRouting(db(), FIRST.employerId, ['agy_one']);
    const page = async (again: string) => (await world.site.app.inject({ url: again })).body;
    const NOBODY = 'いまは、どの紹介会社にも登録内容を渡していません。';
    const again = await world.register();
    expect(await page(again)).toContain(NOBODY);
    await (await world.my()).post('switch', { kind: 'agency', which: 'agy_one', on: 'yes' });
    expect(await page(again)).not.toContain(NOBODY);
  });
});
