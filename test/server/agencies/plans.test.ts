import { describeOnBothEngines } from '../../support/databases.ts';
import { signedIn } from '../../support/signed-in.ts';
import { AOBA, MINATO } from '../slots/introduction-world.ts';
import { openAgencySite, pageOf, type AgencySite } from './agency-site.ts';

describeOnBothEngines('What an agency plans for somebody, from a page that is not new', (create) => {
  let site: AgencySite;
  let path: string;

  beforeEach(async () => {
    site = await openAgencySite(await create());
    await site.world.register(AOBA);
    path = `/agency/candidates/${(await theCase()).disclosure_id}`;
  });

  afterEach(() => site.close());

  const theCase = () =>
    site.world.context.database.kysely
      .selectFrom('agency_cases')
      .selectAll()
      .where('agency_id', '=', MINATO.agencyId)
      .executeTakeFirstOrThrow();

  function formOf(page: Document): Record<string, string> {
    const form = page.querySelector('form[action$="/plan"]');
    const fields: Record<string, string> = {};
    for (const field of form?.querySelectorAll<HTMLInputElement>('input, select') ?? [])
      if (field.type !== 'checkbox' || field.checked) fields[field.name] = field.value;
    return fields;
  }
  const open = async () => formOf(pageOf(await site.get(path)));
  const save = (fields: Record<string, string>) => site.post(`${path}/plan`, fields);

  it('is saved where another tab changed something else', async () => {
    const [mine, theirs] = [await open(), await open()];
    await site.post(`${path}/outcome`, { outcome: 'reached', event: 'event-0123456789abcdef' });
    await save({ ...theirs, nextNote: '二次面接', agreed: 'yes' });
    const saved = await save({ ...mine, profile: '長い紹介文' });
    expect(saved.headers.location).toBe(`${path}?said=saved#detail`);
    expect(await theCase()).toMatchObject({
      stage: 'arranging',
      next_note: '二次面接',
      profile: '長い紹介文',
      agreed_at: expect.any(String) as string,
    });
  });

  it('comes back as typed, beside what stands there by now, where both changed the same', async () => {
    const [mine, theirs] = [await open(), await open()];
    await save({ ...theirs, profile: '先の紹介文', nextNote: '二次面接' });
    const clash = await save({ ...mine, profile: '後の紹介文', nextOn: '2026-12-01' });
    expect(clash.statusCode).toBe(409);
    const page = pageOf(clash);
    expect(page.querySelector('#said')?.textContent).toContain('入力はまだ保存していません');
    expect(page.querySelector('#profile-fault')?.textContent).toContain('「先の紹介文」に変わりました');
    expect(page.querySelector('#profile')?.hasAttribute('autofocus')).toBe(true);
    expect(page.querySelector('details.plan')?.hasAttribute('open')).toBe(true);
    const again = formOf(page);
    expect(again).toMatchObject({ profile: '後の紹介文', nextOn: '2026-12-01', nextNote: '二次面接' });
    expect((await theCase()).profile).toBe('先の紹介文');
    expect((await save(again)).headers.location).toContain('said=saved');
    expect(await theCase()).toMatchObject({
      profile: '後の紹介文',
      next_on: '2026-12-01',
      next_note: '二次面接',
    });
  });

  it.each([
    ['a line break', '営業 8年\n東京'],
    ['a space at its end', '営業 8年 '],
    ['a character nobody sees', '営業\u200b8年'],
    ['letters in parts', '営業 カ\u3099イド 8年'],
  ])('is saved where the summary came from a system of the agency, with %s', async (_what, profile) => {
    const headers = await signedIn(site.world.context, {
      kind: 'agency_key',
      agencyId: MINATO.agencyId,
      scopes: ['candidates:write'],
    });
    const url = `/v1${path}`;
    const written = await site.app.inject({ method: 'PATCH', url, headers, payload: { profile } });
    expect(written.statusCode).toBeLessThan(300);
    // As it was kept before summaries were cleaned.
    await site.world.context.database.kysely.updateTable('agency_cases').set({ profile }).execute();
    expect((await save({ ...(await open()), nextNote: '二次面接' })).headers.location).toContain(
      'said=saved',
    );
    expect(await theCase()).toMatchObject({ profile, next_note: '二次面接' });
    const changed = await save({ ...(await open()), profile: '営業 9年' });
    expect(changed.headers.location).toContain('said=saved');
    expect(await theCase()).toMatchObject({ profile: '営業 9年', next_note: '二次面接' });
  });

  it('says of a field that was emptied that it is empty', async () => {
    await save({ ...(await open()), nextNote: '二次面接' });
    const [mine, theirs] = [await open(), await open()];
    await save({ ...theirs, nextNote: '' });
    const page = pageOf(await save({ ...mine, nextNote: '最終面接' }));
    expect(page.querySelector('#nextNote-fault')?.textContent).toContain('空欄になりました');
  });
});
