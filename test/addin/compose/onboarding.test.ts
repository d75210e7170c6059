import type { ApiResult } from '../../../src/addin/api/api-client.ts';
import { Onboarding } from '../../../src/addin/compose/onboarding.ts';
import { translator } from '../../../src/addin/strings/index.ts';
import { FakeMailHost } from '../../support/fake-mail-host.ts';
import { me } from '../../support/sample-company.ts';

const TIMES = [
  '2026-11-25T01:00:00.000Z',
  '2026-11-25T05:00:00.000Z',
  '2026-11-26T01:00:00.000Z',
  '2026-11-27T01:00:00.000Z',
];
const [FIRST = '', SECOND = ''] = TIMES;

const OFFERED: ApiResult<unknown> = {
  ok: true,
  value: { minutes: 30, times: TIMES.map((startsAt) => ({ startsAt })) },
};
const DOWN: ApiResult<unknown> = { ok: false, code: 'unavailable' };

/** `offered` is answered when times are asked for, one after another and then the last one again. */
function open(booked: ApiResult<unknown>, offered = [OFFERED]) {
  const answers = [...offered];
  const posted: object[] = [];
  const deleted: string[] = [];
  let notify = () => undefined as void;
  let refreshed = 0;
  const host = new FakeMailHost();
  const onboarding = new Onboarding({
    api: {
      get: <T>() => Promise.resolve((answers.length > 1 ? answers.shift() : answers[0]) as ApiResult<T>),
      post: <T>(_: string, body: object) => {
        posted.push(body);
        return Promise.resolve(booked as ApiResult<T>);
      },
      delete: <T>(path: string) => {
        deleted.push(path);
        return Promise.resolve({ ok: true as const, value: undefined as T });
      },
    },
    connection: {
      view: () => ({
        me: { ...me, employer: { ...me.employer, status: 'onboarding' } },
        progress: null,
        expired: false,
        online: true,
        loading: false,
        by: 'code' as const,
        accountOffered: false,
      }),
      subscribe: (listener) => {
        notify = listener;
        return () => undefined;
      },
      refresh: () => Promise.resolve(void (refreshed += 1)),
    },
    host,
    newId: () => `booking-${posted.length}`,
    texts: () => translator('ja'),
  });
  return { onboarding, posted, deleted, host, needed: () => notify(), refreshed: () => refreshed };
}

async function until(onboarding: Onboarding, condition: () => boolean) {
  if (condition()) return;
  await new Promise<void>((resolve) => {
    const stop = onboarding.subscribe(() => {
      if (!condition()) return;
      stop();
      resolve();
    });
  });
}

describe('booking the onboarding meeting', () => {
  it('offers three times, then all', async () => {
    const { onboarding, needed } = open({ ok: true, value: {} });
    needed();
    await until(onboarding, () => onboarding.view().times !== null);
    expect(onboarding.view()).toMatchObject({ chosen: FIRST, hasMore: true });
    expect(onboarding.view().times).toHaveLength(3);
    onboarding.showMore();
    expect(onboarding.view().times).toHaveLength(4);
  });

  it('books the chosen time for the recruiter, once', async () => {
    const { onboarding, needed, posted, refreshed } = open({ ok: true, value: {} });
    needed();
    await until(onboarding, () => onboarding.view().times !== null);
    onboarding.choose(SECOND);
    onboarding.book();
    onboarding.book();
    await until(onboarding, () => !onboarding.view().busy);
    expect(posted).toEqual([
      { bookingId: 'booking-0', startsAt: SECOND, mail: 'saito@aozora.example', language: 'ja' },
    ]);
    expect(refreshed()).toBe(1);
  });

  it('says that a time was just taken', async () => {
    const { onboarding, needed } = open({ ok: false, code: 'time_taken' });
    needed();
    await until(onboarding, () => onboarding.view().times !== null);
    onboarding.book();
    await until(onboarding, () => !onboarding.view().busy);
    expect(onboarding.view().fault).toBe('taken');
  });

  it('sends a time again under the same id where no answer came, and another time under another', async () => {
    const { onboarding, needed, posted } = open({ ok: false, code: 'unavailable' });
    needed();
    await until(onboarding, () => onboarding.view().times !== null);
    for (const startsAt of [FIRST, FIRST, SECOND]) {
      onboarding.choose(startsAt);
      onboarding.book();
      await until(onboarding, () => !onboarding.view().busy);
    }
    expect(posted).toMatchObject([
      { bookingId: 'booking-0', startsAt: FIRST },
      { bookingId: 'booking-0', startsAt: FIRST },
      { bookingId: 'booking-2', startsAt: SECOND },
    ]);
  });

  it('sends a time under a new id once the service knows the first as something else', async () => {
    const { onboarding, needed, posted } = open({ ok: false, code: 'conflict' });
    needed();
    await until(onboarding, () => onboarding.view().times !== null);
    for (const startsAt of [FIRST, FIRST]) {
      onboarding.choose(startsAt);
      onboarding.book();
      await until(onboarding, () => !onboarding.view().busy);
    }
    expect(posted).toMatchObject([{ bookingId: 'booking-0' }, { bookingId: 'booking-1' }]);
  });

  it.each([
    [{ ok: true, value: {} } as const, false],
    [{ ok: false, code: 'time_taken' } as const, true],
  ])('keeps the booked time until another one is booked: %j', async (booked, stillChanging) => {
    const { onboarding, posted, deleted } = open(booked);
    onboarding.change();
    expect(onboarding.view()).toMatchObject({ changing: true, times: null });
    await until(onboarding, () => onboarding.view().times !== null);
    expect(posted).toEqual([]);
    onboarding.choose(SECOND);
    onboarding.book();
    await until(onboarding, () => !onboarding.view().busy);
    expect(posted).toMatchObject([{ startsAt: SECOND }]);
    expect(deleted).toEqual([]);
    expect(onboarding.view().changing).toBe(stillChanging);
    onboarding.keep();
    expect(onboarding.view()).toMatchObject({ changing: false, fault: null });
  });

  it('asks again for times that could not be had, until they come', async () => {
    const { onboarding, needed } = open({ ok: true, value: {} }, [DOWN, DOWN, OFFERED]);
    needed();
    await until(onboarding, () => onboarding.view().times !== null);
    expect(onboarding.view()).toMatchObject({ times: [], fault: 'failed' });
    await onboarding.retry();
    expect(onboarding.view()).toMatchObject({ times: [], fault: 'failed', busy: false });
    const asked = onboarding.retry();
    expect(onboarding.view()).toMatchObject({ times: [], busy: true });
    await asked;
    expect(onboarding.view()).toMatchObject({ chosen: FIRST, fault: null, busy: false });
    expect(onboarding.view().times).toHaveLength(3);
  });

  it('offers to ask again where somebody else answers in the service’s place', async () => {
    const { onboarding } = open(OFFERED, [{ ok: true, value: { status: 'ok' } }, OFFERED]);
    // By itself, as soon as it is there.
    await until(onboarding, () => onboarding.view().times !== null);
    expect(onboarding.view()).toMatchObject({ times: [], fault: 'failed', busy: false });
    await onboarding.retry();
    expect(onboarding.view()).toMatchObject({ chosen: FIRST, fault: null, busy: false });
  });

  it.each([
    [
      'after the chosen one was taken',
      (onboarding: Onboarding) => {
        onboarding.book();
      },
    ],
    [
      'after the meeting was cancelled',
      (onboarding: Onboarding) => {
        onboarding.cancel({ bookingId: 'b', startsAt: FIRST, minutes: 30, mail: 'saito@aozora.example' });
      },
    ],
  ])('says that the times could not be had %s', async (_, act) => {
    const { onboarding, needed } = open({ ok: false, code: 'time_taken' }, [OFFERED, DOWN]);
    needed();
    await until(onboarding, () => onboarding.view().times !== null);
    act(onboarding);
    await until(onboarding, () => !onboarding.view().busy);
    expect(onboarding.view()).toMatchObject({ times: [], fault: 'failed' });
  });

  it('cancels once however often it is pressed', async () => {
    const { onboarding, deleted } = open({ ok: true, value: {} });
    const booking = { bookingId: 'b', startsAt: FIRST, minutes: 30, mail: 'saito@aozora.example' };
    onboarding.cancel(booking);
    onboarding.cancel(booking);
    await until(onboarding, () => !onboarding.view().busy);
    expect(deleted).toEqual(['/v1/onboarding/bookings/b']);
  });

  it('opens a mail to the decision-maker', () => {
    const { onboarding, host } = open({ ok: true, value: {} });
    onboarding.writeToDecisionMaker({ subject: 'ご相談', content: 'お疲れさまです。' });
    expect(host.drafts).toMatchObject([
      { to: [], subject: 'ご相談', body: { type: 'text', content: 'お疲れさまです。' } },
    ]);
  });
});
