import { subjectOf } from '../../../src/server/identity/person-key.ts';
import { forgetWhatIsOver } from '../../../src/server/services/housekeeping/forgetting.ts';
import { describeOnBothEngines } from '../../support/databases.ts';
import { FIRST, MAIL, openCandidateWorld, type CandidateWorld } from './candidate-world.ts';

const AGREED = { employerContact: 'yes', area: 'tokyo' };

describeOnBothEngines('What an employer that may contact somebody again is given', (create) => {
  let world: CandidateWorld;

  beforeEach(async () => {
    world = await openCandidateWorld(await create());
    await world.site.context.database.kysely.updateTable('employers').set({ cadence: 'daily' }).execute();
  });

  afterEach(() => world.site.close());

  const records = () =>
    world.site.context.database.kysely.selectFrom('employer_disclosures').selectAll().execute();
  const turn = async (on: 'yes' | 'no') =>
    (await world.my()).post('switch', { kind: 'employer', which: FIRST.employerId, on });

  it('is recorded when the address is confirmed, as from when and until when the employer sees it', async () => {
    await world.register();
    expect(await records()).toEqual([]);
    await world.register({ mail: 'other@example.jp', fields: AGREED });
    expect(await records()).toMatchObject([
      {
        recipient_id: FIRST.employerId,
        reason: 'contact',
        items: 'name mail job area',
        consent_version: '2026-11-27',
        // With the closing of the next morning, through the same day of the next year.
        disclosed_at: '2026-11-24T21:00:00.000Z',
        ends_at: '2027-11-24T15:00:00.000Z',
      },
    ]);
  });

  it('stands on the person’s page and in their file, and ends with their consent', async () => {
    await world.register({ fields: AGREED });
    world.wait(2);
    const my = await world.my();
    expect((await my.get()).body).toContain(
      '2026年11月25日から・再連絡のため(登録したこと、お名前、メールアドレス、希望の仕事と地域)',
    );
    await turn('no');
    expect((await my.get()).body).toContain('2026年11月25日から2026年11月26日まで・再連絡のため');
    expect((await my.post('data')).json()).toMatchObject({
      registrations: [
        {
          givenToEmployers: [
            {
              employer: '株式会社会社',
              reason: 'contact',
              items: ['name', 'mail', 'job', 'area'],
              wording: '2026-11-27',
              at: '2026-11-24T21:00:00.000Z',
              endsAt: world.site.context.clock().toISOString(),
            },
          ],
        },
      ],
    });
  });

  it('has its own record each time a switch lets it, in the wording of the switch, and none where nothing was seen', async () => {
    await world.register({ fields: AGREED });
    await turn('no');
    expect(await records()).toEqual([]);
    await turn('yes');
    world.wait(1);
    await turn('no');
    world.wait(1);
    await turn('yes');
    const versions = (await records()).map(({ consent_version, ends_at }) => [
      consent_version,
      (ends_at ?? '') > world.site.context.clock().toISOString(),
    ]);
    expect(versions.sort()).toEqual([
      ['2026-11-27-my', false],
      ['2026-11-27-my', true],
    ]);
  });

  it('keeps the day on which it ended when the person is erased later', async () => {
    await world.register({ fields: AGREED });
    world.wait(2);
    await turn('no');
    const before = await records();
    world.wait(1);
    await (await world.my()).post('delete');
    expect(await records()).toEqual(before);
  });

  it('says beside a switch that is off exactly what it allows', async () => {
    await world.register();
    expect((await (await world.my()).get()).body).toContain(
      '受け取りません。オンにすると、登録したことと、お名前・メールアドレス・希望の仕事と地域が伝わります。1年以内に限り、合う募集のときに連絡が届きます。',
    );
  });

  it('is still recorded for three years after the person was erased, without a name', async () => {
    await world.register({ fields: AGREED });
    world.wait(2);
    const erasedAt = world.site.context.clock().toISOString();
    await (await world.my()).post('delete');
    expect(await records()).toMatchObject([
      { ends_at: erasedAt, subject: subjectOf(world.site.context.secret, MAIL) },
    ]);
    // With a 29th of February between.
    world.wait(3 * 365 + 1);
    await forgetWhatIsOver(world.site.context);
    expect(await records()).toHaveLength(1);
    world.wait(1);
    await forgetWhatIsOver(world.site.context);
    expect(await records()).toEqual([]);
  });
});
