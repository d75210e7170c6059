import type { BookingReply } from '../../contract/onboarding.ts';
import type { ApiClient } from '../api/api-client.ts';
import type { Connection } from '../api/connection.ts';
import { isTimesReply } from '../api/reply-shapes.ts';
import type { MailHost } from '../host/mail-host.ts';
import type { Translator } from '../strings/index.ts';
import { Observed } from '../observed.ts';

/** Times for the one meeting that gets an employer going (A12). */
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

/**
 * Asks for times by itself once the connection is to a company on its way in that has no meeting yet. While a booking
 * or a cancellation runs another press for either does nothing.
 */
export class Onboarding {
  private readonly state = new Observed<OnboardingView>({
    times: null,
    chosen: null,
    hasMore: false,
    changing: false,
    busy: false,
    fault: null,
  });
  readonly view = this.state.view;
  readonly subscribe = this.state.subscribe;
  private all: NonNullable<OnboardingView['times']> = [];
  private shown = FIRST_SHOWN;
  private asked = false;
  /** Kept until a booking succeeded or its time was taken, so that a repeated press books once. */
  private wish: { readonly bookingId: string; readonly startsAt: string } | null = null;
  private readonly options: OnboardingOptions;

  constructor(options: OnboardingOptions) {
    this.options = options;
    options.connection.subscribe(() => this.loadWhenNeeded());
    this.loadWhenNeeded();
  }

  choose = (startsAt: string): void => this.state.change({ chosen: startsAt, fault: null });

  showMore = (): void => {
    this.shown = this.all.length;
    this.showTimes();
  };

  book = (): void => {
    const { chosen, busy } = this.view();
    if (chosen && !busy) void this.bookTime(chosen);
  };

  cancel = (booking: BookingReply): void => {
    if (!this.view().busy) void this.cancelBooking(booking);
  };

  /** Offers the times; the service gives the booked one back when another is booked. */
  change = (): void => {
    if (this.view().busy) return;
    this.state.change({ changing: true, times: null, fault: null });
    void this.load();
  };

  keep = (): void => this.state.change({ changing: false, fault: null });

  /** Asks once more for times, after none could be had. */
  retry = async (): Promise<void> => {
    if (this.view().busy) return;
    this.state.change({ busy: true });
    await this.load();
    this.state.change({ busy: false });
  };

  /** The card's texts: they are not there with the first screen. */
  writeToDecisionMaker = ({
    subject,
    content,
  }: {
    readonly subject: string;
    readonly content: string;
  }): void => void this.options.host.openDraft({ to: [], subject, body: { type: 'text', content } });

  private async bookTime(startsAt: string): Promise<void> {
    this.state.change({ busy: true, fault: null });
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
    const { changing, fault } = this.view();
    this.state.change({
      busy: false,
      changing: changing && !reply.ok,
      fault: reply.ok ? null : taken ? (fault ?? 'taken') : 'failed',
    });
  }

  private async cancelBooking(booking: BookingReply): Promise<void> {
    this.state.change({ busy: true, fault: null });
    const reply = await this.options.api.delete(
      `/v1/onboarding/bookings/${encodeURIComponent(booking.bookingId)}`,
    );
    if (reply.ok) await Promise.all([this.options.connection.refresh(), this.load()]);
    this.state.change({ busy: false, fault: reply.ok ? this.view().fault : 'notCancelled' });
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
      this.state.change({ times: [], fault: 'failed' });
      return;
    }
    const { minutes, times } = reply.value;
    this.all = times.map(({ startsAt }) => ({ startsAt, minutes }));
    this.showTimes();
  }

  private showTimes(): void {
    const times = this.all.slice(0, this.shown);
    const chosen = times.some(({ startsAt }) => startsAt === this.view().chosen)
      ? this.view().chosen
      : (times[0]?.startsAt ?? null);
    this.state.change({ times, chosen, hasMore: this.all.length > times.length, fault: null });
  }
}
