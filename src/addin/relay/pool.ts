import type { PoolPerson, PoolReply } from '../../contract/pool.ts';
import type { ApiClient, ApiFault } from '../api/api-client.ts';
import type { Connection } from '../api/connection.ts';
import type { DraftOpening, MailHost, NewDraft } from '../host/mail-host.ts';
import { Observed } from '../observed.ts';
import { readWhileOpen } from './read-while-open.ts';
import { hasEnded, type RemoteView } from './remote-view.ts';

/**
 * `copied`: no new message could be opened, so the address is on the clipboard. `notOpened`: nor could it be copied, so long
 * after the press. `ended`: there is no consent any more, withdrawn or run out.
 */
export type WriteOutcome = DraftOpening | 'copied' | 'notOpened' | 'ended' | ApiFault;

export interface PoolOptions {
  readonly api: Pick<ApiClient, 'get'>;
  readonly connection: Pick<Connection, 'view' | 'subscribe'>;
  readonly host: Pick<MailHost, 'openDraft'>;
  readonly copy: (text: string) => Promise<boolean>;
  readonly letter: (person: PoolPerson) => Pick<NewDraft, 'subject' | 'body'>;
}

/** Those who have been read so far. */
export interface PoolList {
  readonly people: readonly PoolPerson[];
  /** Where reading goes on; null once everybody is here. */
  readonly next: string | null;
  /** How many pages they came in. */
  readonly pages: number;
}

/**
 * The people who agreed to be written to again, read a page after another because search runs on the device. Nothing of
 * them is kept, and nothing is sent by itself.
 */
export class Pool {
  private readonly state = new Observed<RemoteView<PoolList>>({ value: null, loading: true, fault: null });
  readonly view = this.state.view;
  readonly subscribe = this.state.subscribe;
  private readonly options: PoolOptions;
  private turn = 0;

  constructor(options: PoolOptions) {
    this.options = options;
  }

  /** Reads everybody anew; who is here already stays until the first page has come. */
  load = (): Promise<void> => this.read(null);

  /** Goes on where a page did not come, or anew where the service knows that place no more. */
  resume = (): Promise<void> => {
    const { value, fault, loading } = this.view();
    // A reading from the beginning goes before: who has withdrawn since is not in it.
    if (loading) return Promise.resolve();
    return this.read(fault === 'invalid_request' ? null : (value?.next ?? null));
  };

  /** Reads for as long as somebody looks. After that what is under way counts for nothing, and no further page is asked for. */
  open = (): (() => void) => {
    const close = readWhileOpen(this, this.options.connection);
    return () => {
      close();
      this.turn += 1;
      this.state.change({ loading: false });
    };
  };

  private async read(from: string | null): Promise<void> {
    this.turn += 1;
    const { turn } = this;
    this.state.change({ loading: true });
    for (let after = from, isWhole = false; !isWhole;) {
      const query = after === null ? '' : `?after=${encodeURIComponent(after)}`;
      const reply = await this.options.api.get<PoolReply>(`/v1/pool${query}`);
      if (turn !== this.turn) return;
      if (!reply.ok) return this.stopAt(reply.code, after);
      const before = after === null ? null : this.view().value;
      const { people } = reply.value;
      // A service from before there were pages names no next one.
      const next = (reply.value as Partial<PoolReply>).next ?? null;
      isWhole = next === null;
      const value = {
        people: before === null ? people : withoutDoubles(before.people, people),
        next,
        pages: (before?.pages ?? 0) + 1,
      };
      this.state.change({ value, loading: !isWhole, fault: null });
      after = next;
    }
  }

  /** People whose consent was checked just now stay; where nothing could be checked, or nothing may be, nobody does. */
  private stopAt(fault: ApiFault, after: string | null): void {
    const stays = after !== null && !hasEnded(fault) && fault !== 'forbidden';
    this.state.change({ value: stays ? this.view().value : null, loading: false, fault });
  }

  /** Opens a new message to this person, after making sure that the consent still stands. */
  write = async (person: PoolPerson): Promise<WriteOutcome> => {
    const now = await this.options.api.get<PoolPerson>(`/v1/pool/${encodeURIComponent(person.personId)}`);
    if (!now.ok && now.code === 'not_found') {
      this.takeOff(person);
      return 'ended';
    }
    if (!now.ok) return now.code;
    const { mail: address, name } = now.value;
    const opened = await this.options.host.openDraft({
      to: [{ address, name }],
      ...this.options.letter(now.value),
    });
    if (opened.ok) return opened.value;
    return (await this.options.copy(address)) ? 'copied' : 'notOpened';
  };

  private takeOff({ personId: gone }: PoolPerson): void {
    const { value } = this.view();
    if (value === null) return;
    this.state.change({
      value: { ...value, people: value.people.filter(({ personId }) => personId !== gone) },
    });
  }
}

function withoutDoubles(before: readonly PoolPerson[], more: readonly PoolPerson[]): readonly PoolPerson[] {
  const known = new Set(before.map(({ personId }) => personId));
  return [...before, ...more.filter(({ personId }) => !known.has(personId))];
}
