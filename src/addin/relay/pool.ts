import type { PoolPerson, PoolReply } from '../../contract/pool.ts';
import type { ApiClient, ApiFault } from '../api/api-client.ts';
import type { DraftOpening, MailHost, NewDraft } from '../host/mail-host.ts';
import { RemoteValue } from './remote-view.ts';

/**
 * `copied`: no new message could be opened, so the address is on the clipboard. `notOpened`: nor could it be copied, so long
 * after the press. `withdrawn`: consent has just ended.
 */
export type WriteOutcome = DraftOpening | 'copied' | 'notOpened' | 'withdrawn' | ApiFault;

export interface PoolOptions {
  readonly api: Pick<ApiClient, 'get'>;
  readonly host: Pick<MailHost, 'openDraft'>;
  readonly copy: (text: string) => Promise<boolean>;
  readonly letter: (person: PoolPerson) => Pick<NewDraft, 'subject' | 'body'>;
}

/** The people who agreed to be written to again. Nothing of them is kept, and nothing is sent by itself. */
export class Pool {
  private readonly remote = new RemoteValue(() => this.options.api.get<PoolReply>('/v1/pool'), {
    keepOnFault: false,
  });
  readonly view = this.remote.view;
  readonly subscribe = this.remote.subscribe;
  private readonly options: PoolOptions;

  constructor(options: PoolOptions) {
    this.options = options;
  }

  load = (): Promise<void> => this.remote.load();

  /** Opens a new message to this person, after making sure that the consent still stands. */
  write = async (person: PoolPerson): Promise<WriteOutcome> => {
    const now = await this.options.api.get<PoolPerson>(`/v1/pool/${encodeURIComponent(person.personId)}`);
    if (!now.ok && now.code === 'not_found') {
      this.remote.update((list) => ({
        ...list,
        people: list.people.filter(({ personId }) => personId !== person.personId),
      }));
      return 'withdrawn';
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
}
