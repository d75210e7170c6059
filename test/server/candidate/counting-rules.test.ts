import { newLink } from '../../support/candidate.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { FIRST, MAIL, openCandidateWorld, SECOND, type CandidateWorld } from './candidate-world.ts';

/** The rules of who counts, each seen through the public pages alone. */
describeOnBothEngines('Counting, through the candidate pages,', (create) => {
  let world: CandidateWorld;

  beforeEach(async () => {
    world = await openCandidateWorld(await create());
  });

  afterEach(() => world.site.close());

  it('counts one person once per employer in twelve months, by whatever spelling', async () => {
    await world.register();
    const again = await world.register({ mail: 'Misaki.Sato+jobs@EXAMPLE.jp' });
    expect((await world.site.app.inject({ url: again })).body).toContain('すでに登録済みです');
    world.wait(364);
    await world.register();
    expect(await world.counters()).toMatchObject({ registered: 3, counted: 1, duplicate: 2 });
    world.wait(367);
    await world.register();
    expect(await world.counters()).toMatchObject({ registered: 4, counted: 2, duplicate: 2 });
  });

  it('does not count the employer’s own domains, and supports their people all the same', async () => {
    const done = await world.register({ mail: 'hr@mail.own.example' });
    expect((await world.site.app.inject({ url: done })).body).toContain('登録が完了しました');
    expect(await world.counters()).toMatchObject({ registered: 1, counted: 0, own_domain: 1 });
  });

  it('holds disposable addresses for a person to decide', async () => {
    await world.register({ mail: 'someone@mailinator.com' });
    expect(await world.counters()).toMatchObject({ registered: 1, counted: 0, disposable: 1 });
  });

  it('counts the first of ten people who share a link, and holds nine', async () => {
    const link = newLink(FIRST.code);
    for (let n = 0; n < 10; n += 1) await world.register({ link, mail: `shared-${n}@example.jp` });
    expect(await world.counters()).toMatchObject({ registered: 10, counted: 1, review: 9, granted: 0 });
  });

  it('holds nobody for somebody who came by their link and did not count', async () => {
    const link = newLink(FIRST.code);
    await world.register({ link, mail: 'hr@mail.own.example' });
    await world.register({ link });
    expect(await world.counters()).toMatchObject({ registered: 2, counted: 1, own_domain: 1, review: 0 });
  });

  it('counts everybody who comes by the common link', async () => {
    for (let n = 0; n < 10; n += 1)
      await world.register({ link: FIRST.code, mail: `common-${n}@example.jp` });
    expect(await world.counters()).toMatchObject({ counted: 10, granted: 1 });
  });

  it('lets a second employer count a person after 180 days only', async () => {
    await world.register();
    world.wait(179);
    await world.register({ employer: SECOND });
    expect(await world.counters(SECOND)).toMatchObject({ registered: 1, counted: 0, duplicate: 1 });
    await world.register({ mail: 'other@example.jp' });
    world.wait(180);
    await world.register({ employer: SECOND, mail: 'other@example.jp' });
    expect(await world.counters(SECOND)).toMatchObject({ registered: 2, counted: 1 });
  });

  it('lets it count whoever erased themselves after the same 180 days', async () => {
    await world.register();
    await (await world.my()).post('delete');
    world.wait(179);
    await world.register({ employer: SECOND });
    expect(await world.counters(SECOND)).toMatchObject({ registered: 1, counted: 0, duplicate: 1 });
    await world.register({ mail: 'other@example.jp' });
    await (await world.my('other@example.jp')).post('delete');
    world.wait(180);
    await world.register({ employer: SECOND, mail: 'other@example.jp' });
    expect(await world.counters(SECOND)).toMatchObject({ registered: 2, counted: 1 });
  });

  it('keeps an anonymous count, and the slot it earned, when people erase themselves', async () => {
    for (let n = 0; n < 10; n += 1) await world.register({ mail: `leaving-${n}@example.jp` });
    expect(await world.counters()).toMatchObject({ counted: 10, granted: 1 });
    for (let n = 0; n < 10; n += 1) await (await world.my(`leaving-${n}@example.jp`)).post('delete');
    expect(await world.counters()).toMatchObject({ registered: 10, counted: 10, granted: 1 });
  });

  it('counts nobody for opening, filling in without the code, or typing a wrong one', async () => {
    const link = newLink(FIRST.code);
    await world.site.app.inject({ url: `/r/${link}`, headers: { accept: 'text/html' } });
    const form = { name: '佐藤', mail: MAIL, job: 'sales', handoff: 'yes', agencies: 'agy_one' };
    const headers = { 'content-type': 'application/x-www-form-urlencoded' };
    const sent = await world.site.app.inject({
      method: 'POST',
      url: `/r/${link}/ja/register`,
      headers,
      payload: new URLSearchParams(form).toString(),
    });
    const code = String(sent.headers.location);
    await world.site.app.inject({ method: 'POST', url: code, headers, payload: 'code=000000' });
    expect(await world.counters()).toMatchObject({ registered: 0, counted: 0 });
  });
});
