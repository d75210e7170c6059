/** A meeting is one meeting, however often and by however many it is booked at once. */
import type { MailMessage } from '../../src/server/mail/message.ts';
import type { ServiceContext } from '../../src/server/services/context.ts';
import { book, cancel, listTimes } from '../../src/server/services/employer/onboarding.ts';
import { addMember } from '../../src/server/services/ways-in/members.ts';
import { addCompany, BEGINNING } from '../support/counting.ts';
import { describeOnBothEngines } from '../support/databases.ts';
import { createTestContext } from '../support/service-context.ts';

describeOnBothEngines('Bookings', (create) => {
  let context: ServiceContext;
  let employerId: string;
  let times: readonly string[];
  let now: Date;

  beforeEach(async () => {
    now = new Date(BEGINNING);
    context = await createTestContext(await create(), () => now);
    employerId = await addCompany(context);
    times = (await listTimes(context)).times.map(({ startsAt }) => startsAt);
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

  it('are refused where an id stands for a booking at another time, of somebody else, or cancelled', async () => {
    const first = wish('corrected', 0);
    expect(await book(context, employerId, first)).toMatchObject({ booking: { startsAt: times[0] } });
    expect(await book(context, employerId, { ...first, startsAt: times[1] ?? '' })).toBe('conflict');
    expect(await book(context, employerId, { ...first, mail: 'colleague@own.example' })).toBe('conflict');
    expect(await live()).toMatchObject([{ starts_at: times[0], mail: first.mail }]);
    await cancel(context, employerId, first.bookingId);
    expect(await book(context, employerId, first)).toBe('conflict');
    expect(await live()).toEqual([]);
  });

  it('are one meeting ahead where several people book at once', async () => {
    await Promise.all(
      [0, 1, 2, 3, 4, 5].map((time) => book(context, employerId, wish(`person-${time}`, time))),
    );
    expect(await live()).toHaveLength(1);
    expect(await context.database.kysely.selectFrom('meeting_times').selectAll().execute()).toHaveLength(1);
  });

  /** What was queued since it was asked last: to whom, what it says, and what it does to the calendar. */
  const told = async () => {
    const rows = await context.database.kysely
      .selectFrom('outbox')
      .select('message')
      .orderBy('mail_id')
      .execute();
    await context.database.kysely.deleteFrom('outbox').execute();
    return rows.map(({ message }) => {
      const { to, text, html, calendar = '' } = JSON.parse(message) as MailMessage;
      const entry = calendar.replaceAll('\r\n ', '');
      const [, method] = /^METHOD:(.*)\r$/m.exec(entry) ?? [];
      const [, uid] = /^UID:(.*)@relay\.example\r$/m.exec(entry) ?? [];
      const [, sequence] = /^SEQUENCE:(.*)\r$/m.exec(entry) ?? [];
      return { to, text, html, calendar: [method, uid, sequence] };
    });
  };
  const OFFICE = 'support@relay.example';
  const RECRUITER = 'recruiter@own.example';

  it('reach the recruiter and the operator, with the company and whom to send the address to', async () => {
    const first = wish('first', 0);
    await book(context, employerId, first);
    await book(context, employerId, first);
    const [recruiter, office, ...rest] = await told();
    expect(rest).toEqual([]);
    expect(recruiter).toMatchObject({ to: RECRUITER, calendar: ['REQUEST', first.bookingId, '0'] });
    expect(office).toMatchObject({ to: OFFICE, calendar: ['PUBLISH', first.bookingId, '0'] });
    expect(office?.text).toContain('会社から、導入面談のご予約がありました。');
    expect(office?.text).toContain(RECRUITER);
  });

  it('leave both calendars when they are cancelled, once', async () => {
    const first = wish('first', 0);
    await book(context, employerId, first);
    await told();
    expect(await cancel(context, employerId, first.bookingId)).toBe(true);
    // As where the first answer was lost on its way.
    expect(await cancel(context, employerId, first.bookingId)).toBe(true);
    expect(await cancel(context, employerId, 'booking-of-nobody-0123')).toBe(false);
    expect(await told()).toMatchObject([
      { to: RECRUITER, calendar: ['CANCEL', first.bookingId, '1'] },
      { to: OFFICE, calendar: ['CANCEL', first.bookingId, '1'] },
    ]);
  });

  it('stay as they were once they are over, without a word to anybody', async () => {
    const first = wish('first', 0);
    await book(context, employerId, first);
    await told();
    const starts = Date.parse(first.startsAt);
    now = new Date(starts + 30 * 60_000);
    expect(await cancel(context, employerId, first.bookingId)).toBe(true);
    expect(await told()).toEqual([]);
    expect(await live()).toMatchObject([{ booking_id: first.bookingId }]);
    // Whoever waits for somebody in vain is told.
    now = new Date(starts + 29 * 60_000);
    expect(await cancel(context, employerId, first.bookingId)).toBe(true);
    expect((await told()).map(({ to }) => to)).toEqual([RECRUITER, OFFICE]);
  });

  it('give way to a new time in both calendars', async () => {
    const [first, second] = [wish('first', 0), { ...wish('second', 1), mail: 'colleague@own.example' }];
    await book(context, employerId, first);
    await told();
    await book(context, employerId, second);
    const mails = await told();
    expect(mails).toMatchObject([
      { to: RECRUITER, calendar: ['CANCEL', first.bookingId, '1'] },
      { to: OFFICE, calendar: ['CANCEL', first.bookingId, '1'] },
      { to: 'colleague@own.example', calendar: ['REQUEST', second.bookingId, '0'] },
      { to: OFFICE, calendar: ['PUBLISH', second.bookingId, '0'] },
    ]);
    // Whoever booked first learns the time a colleague chose: it is the one that stands out.
    const [, when, earlier] = mails[0]?.text.split('\n\n') ?? [];
    expect(when).toBe('2026年11月25日水曜日 11:00(日本時間・30分)');
    expect(earlier).toMatch(/^もとの日時:2026年11月25日水曜日 10:/);
    expect(mails[0]?.html).toMatch(new RegExp(`<p class="code"[^>]*>${when?.replace(/[()]/g, '.')}</p>`));
    // As from a page that still shows the first one.
    expect(await cancel(context, employerId, first.bookingId)).toBe(true);
    expect(await told()).toEqual([]);
  });

  it('are told to the office in the language it works in', async () => {
    await addMember(context, { audience: 'operator' }, { mail: OFFICE, name: 'Desk' });
    await context.database.kysely.updateTable('members').set({ language: 'en' }).execute();
    await book(context, employerId, wish('first', 0));
    expect((await told())[1]?.text).toContain('Company, Inc. booked an onboarding call.');
  });
});
