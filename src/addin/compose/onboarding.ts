import type { BookingReply } from '../../contract/onboarding.ts';
import type { ApiClient } from '../api/api-client.ts';
import type { Connection } from '../api/connection.ts';
import { isTimesReply } from '../api/reply-shapes.ts';
import type { MailHost } from '../host/mail-host.ts';
import type { Translator } from '../strings/index.ts';

/** Times for the one meeting that gets an employer going (ux A12). */
export interface OnboardingView {
  /** Null while they are being fetched. */
  readonly times: readonly { readonly startsAt: string; readonly minutes: number }[] | null;
  readonly chosen: string | null;
  readonly hasMore: boolean;
  /** Another time is being looked for; the one that is booked stays until then. */
  readonly changing: boolean;
  readonly busy: boolean;
  readonly fault: 'taken' | 'failed' | 'notCancelled' | null;
}

const FIRST_SHOWN = 3;

export interface OnboardingOptions {
  readonly api: Pick<ApiClient, 'get' | 'post' | 'delete'>;
  readonly connection: Pick<Connection, 'view' | 'subscribe' | 'refresh'>;
  readonly host: Pick<MailHost, 'mailbox' | 'openDraft'>;
  readonly newId: () => string;
  readonly texts: () => Translator;
}

export class Onboarding {
  private current: OnboardingView = {
    times: null,
    chosen: null,
    hasMore: false,
    changing: false,
    busy: false,
    fault: null,
  };
  private all: NonNullable<OnboardingView['times']> = [];
  private shown = FIRST_SHOWN;
  private asked = false;
  /** Kept until a booking succeeded or its time was taken, so that a repeated press books once. */
  private wish: { readonly bookingId: string; readonly startsAt: string } | null = null;
  private readonly listeners = new Set<() => void>();
  private readonly options: OnboardingOptions;

  constructor(options: OnboardingOptions) {
    this.options = options;
    options.connection.subscribe(() => this.loadWhenNeeded());
  }

  view = (): OnboardingView => this.current;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  choose = (startsAt: string): void => this.set({ chosen: startsAt, fault: null });

  showMore = (): void => {
    this.shown = this.all.length;
    this.showTimes();
  };

  book = (): void => {
    const { chosen, busy } = this.current;
    if (chosen && !busy) void this.bookTime(chosen);
  };

  cancel = (booking: BookingReply): void => {
    if (!this.current.busy) void this.cancelBooking(booking);
  };

  /** Offers the times; the service gives the booked one back when another is booked. */
  change = (): void => {
    if (this.current.busy) return;
    this.set({ changing: true, times: null, fault: null });
    void this.load();
  };

  keep = (): void => this.set({ changing: false, fault: null });

  /** Asks once more for times, after none could be had. */
  retry = async (): Promise<void> => {
    if (this.current.busy) return;
    this.set({ busy: true });
    await this.load();
    this.set({ busy: false });
  };

  writeToDecisionMaker = (): void => {
    const { t } = this.options.texts();
    const n = this.options.connection.view().me?.policy.threshold ?? 10;
    void this.options.host.openDraft({
      to: [],
      subject: t('home.onboard.mail.subject'),
      body: { type: 'text', content: t('home.onboard.mail.body', { n }) },
    });
  };

  private async bookTime(startsAt: string): Promise<void> {
    this.set({ busy: true, fault: null });
    if (this.wish?.startsAt !== startsAt) this.wish = { bookingId: this.options.newId(), startsAt };
    const reply = await this.options.api.post<BookingReply>('/v1/onboarding/bookings', {
      ...this.wish,
      mail: this.options.host.mailbox.address,
      language: this.options.texts().language,
    });
    const taken = !reply.ok && reply.code === 'time_taken';
    // An id the service knows as something else, such as a booking cancelled since, would be refused for good.
    if (reply.ok || taken || reply.code === 'conflict') this.wish = null;
    if (reply.ok) await this.options.connection.refresh();
    if (taken) await this.load();
    const { changing, fault } = this.current;
    this.set({
      busy: false,
      changing: changing && !reply.ok,
      fault: reply.ok ? null : taken ? (fault ?? 'taken') : 'failed',
    });
  }

  private async cancelBooking(booking: BookingReply): Promise<void> {
    this.set({ busy: true, fault: null });
    const reply = await this.options.api.delete(
      `/v1/onboarding/bookings/${encodeURIComponent(booking.bookingId)}`,
    );
    if (reply.ok) await Promise.all([this.options.connection.refresh(), this.load()]);
    this.set({ busy: false, fault: reply.ok ? this.current.fault : 'notCancelled' });
  }

  private loadWhenNeeded(): void {
    const { me } = this.options.connection.view();
    if (this.asked || me?.employer.status !== 'onboarding' || me.booking) return;
    this.asked = true;
    void this.load();
  }

  private async load(): Promise<void> {
    const reply = await this.options.api.get<unknown>('/v1/onboarding/times');
    if (!reply.ok || !isTimesReply(reply.value)) {
      this.asked = false;
      this.set({ times: [], fault: 'failed' });
      return;
    }
    const { minutes, times } = reply.value;
    this.all = times.map(({ startsAt }) => ({ startsAt, minutes }));
    this.showTimes();
  }

  private showTimes(): void {
    const times = this.all.slice(0, this.shown);
    const chosen = times.some(({ startsAt }) => startsAt === this.current.chosen)
      ? this.current.chosen
      : (times[0]?.startsAt ?? null);
    this.set({ times, chosen, hasMore: this.all.length > times.length, fault: null });
  }

  private set(change: Partial<OnboardingView>): void {
    this.current = { ...this.current, ...change };
    for (const listener of this.listeners) listener();
  }
}
