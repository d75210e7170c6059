/** A meeting is one meeting, however often and by however many it is booked at once. */
import type { ServiceContext } from '../../src/server/services/context.ts';
import { book, listTimes } from '../../src/server/services/onboarding.ts';
import { addCompany, BEGINNING } from '../support/counting.ts';
import { describeOnBothEngines, type TestDatabase } from '../support/databases.ts';
import { createTestContext } from '../support/service-context.ts';

describeOnBothEngines('Bookings', (create) => {
  let home: TestDatabase;
  let context: ServiceContext;
  let employerId: string;
  let times: readonly string[];

  beforeEach(async () => {
    home = await create();
    context = await createTestContext(home, () => new Date(BEGINNING));
    employerId = await addCompany(context);
    times = (await listTimes(context)).times.map(({ startsAt }) => startsAt);
  });

  afterEach(async () => {
    await home.remove();
  });

  const wish = (name: string, time: number) => ({
    bookingId: `booking-${name}-0123456789`,
    startsAt: times[time] ?? '',
    mail: 'recruiter@own.example',
    language: 'ja' as const,
  });
  const live = () =>
    context.database.kysely.selectFrom('bookings').selectAll().where('cancelled_at', 'is', null).execute();

  it('are one booking where one id is sent twice at once', async () => {
    for (let round = 0; round < 10; round += 1) {
      const same = wish(`round-${round}`, round);
      const [first, second] = await Promise.all([
        book(context, employerId, same),
        book(context, employerId, same),
      ]);
      expect(first).toMatchObject({ booking: { bookingId: same.bookingId } });
      expect(second).toEqual(first);
    }
    expect(await live()).toHaveLength(1);
  });

  it('are one meeting ahead where several people book at once', async () => {
    await Promise.all(
      [0, 1, 2, 3, 4, 5].map((time) => book(context, employerId, wish(`person-${time}`, time))),
    );
    expect(await live()).toHaveLength(1);
    expect(await context.database.kysely.selectFrom('meeting_times').selectAll().execute()).toHaveLength(1);
  });
});
