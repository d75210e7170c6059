import type { CreateRequestBody, SlotRequest, SlotsReply } from '../../contract/slots.ts';
import type { ApiClient, ApiFault } from '../api/api-client.ts';
import type { Connection } from '../api/connection.ts';
import { Observed } from '../observed.ts';
import { readWhileOpen } from './read-while-open.ts';
import { RemoteValue, type RemoteView } from './remote-view.ts';

/** What the recruiter has written into the request form, kept while they look at another tab. */
export interface RequestDraft {
  readonly position: string;
  readonly employment: '' | 'permanent' | 'contract' | 'part_time';
  readonly place: string;
  readonly who: string;
  readonly salary: string;
  readonly interviewsFrom: string;
}

const EMPTY_DRAFT: RequestDraft = {
  position: '',
  employment: '',
  place: '',
  who: '',
  salary: '',
  interviewsFrom: '',
};

export interface SlotsView {
  readonly list: RemoteView<SlotsReply>;
  /** The slot whose form is open. */
  readonly formFor: string | null;
  readonly draft: RequestDraft;
  /** The requests and slots an action is running for, or waits for the one before it. */
  readonly busy: readonly string[];
  /** By contract nothing can be asked for now. */
  readonly paused: boolean;
}

/**
 * `done` went through; `changed`: somebody was faster, and the list is new now; `nextSlot`: the form is for another slot
 * now. `pressedAgain` was not sent: there is more to tell once the first press is through.
 */
export type SlotsOutcome = 'done' | 'changed' | 'nextSlot' | 'pressedAgain' | ApiFault;

/** A reply may have been lost on its way: what was asked for may be done. */
const UNCERTAIN: readonly string[] = ['offline', 'timeout', 'unavailable'] satisfies ApiFault[];

export interface SlotsOptions {
  readonly api: Pick<ApiClient, 'get' | 'post'>;
  readonly connection: Pick<Connection, 'view' | 'subscribe'>;
  readonly newId: () => string;
  readonly language: () => 'ja' | 'en';
  /** The recruiter's own address, for mails about a request; empty where the host does not say. */
  readonly ownAddress: () => string;
  /** Slots were reserved, used or given back: the strip's totals are older than this. */
  readonly onChanged: () => void;
}

/** The employer's slots and what was asked for with them. */
export class Slots {
  private readonly remote = new RemoteValue(() => this.options.api.get<SlotsReply>('/v1/slots'));
  private readonly options: SlotsOptions;
  private readonly state = new Observed<SlotsView>({
    list: this.remote.view(),
    formFor: null,
    draft: EMPTY_DRAFT,
    busy: [],
    paused: false,
  });
  readonly view = this.state.view;
  readonly subscribe = this.state.subscribe;
  /** Kept until the request is through, so that pressing again after a lost reply reserves one slot: this one. */
  private pressed: { readonly requestId: string; readonly slotId: string } | null = null;
  /** Every request sent with what is written now that is not known to be through: any of them may be there after all. */
  private readonly sent = new Set<string>();
  /** One after the other: the next step is about what the one before has made of the list. */
  private last: Promise<unknown> = Promise.resolve();

  constructor(options: SlotsOptions) {
    this.options = options;
    this.remote.subscribe(() => this.state.change({ list: this.remote.view() }));
    const { connection } = options;
    const follow = () => this.state.change({ paused: connection.view().me?.employer.status === 'paused' });
    connection.subscribe(follow);
    follow();
  }

  /** Where news about a request goes; empty where it goes nowhere. */
  notifiedAddress = (): string => this.options.ownAddress();

  load = (): Promise<void> => this.remote.load();

  /** Reads the list for as long as somebody looks at it; what comes back ends that. */
  open = (): (() => void) => readWhileOpen(this.remote, this.options.connection);

  openForm = (slotId: string): void => this.state.change({ formFor: slotId });

  change = (change: Partial<RequestDraft>): void =>
    this.state.change({ draft: { ...this.view().draft, ...change } });

  /** Leaves the form; what was written stays for the next time unless it is dropped. */
  closeForm = (keep: boolean): void => {
    // A request without a reply may have reserved this slot.
    if (this.pressed !== null) void this.load();
    this.state.change({ formFor: null });
    if (!keep) this.dropDraft();
  };

  submit = async (): Promise<SlotsOutcome> => {
    const { formFor: slotId, draft, busy } = this.view();
    if (slotId === null || busy.includes(slotId)) return 'pressedAgain';
    if (this.pressed?.slotId !== slotId) this.pressed = { requestId: this.options.newId(), slotId };
    const { requestId } = this.pressed;
    this.sent.add(requestId);
    const body: CreateRequestBody = {
      requestId,
      slotId,
      position: draft.position.trim(),
      who: draft.who.trim(),
      employment: draft.employment === '' ? null : draft.employment,
      place: orNull(draft.place),
      salary: orNull(draft.salary),
      interviewsFrom: orNull(draft.interviewsFrom),
      language: this.options.language(),
      contactMail: orNull(this.options.ownAddress()),
    };
    const outcome = await this.act(slotId, '/v1/slots/requests', body);
    if (outcome === 'done') this.finishForm(requestId, slotId, draft);
    return outcome === 'changed' ? this.moveForm(requestId, slotId) : outcome;
  };

  /** What is written for another slot by now, or waits to be sent for one, stays. */
  private finishForm(requestId: string, slotId: string, written: RequestDraft): void {
    this.sent.delete(requestId);
    this.forget(requestId);
    const { formFor, draft } = this.view();
    if (formFor === slotId) this.state.change({ formFor: null });
    if (this.pressed === null && (formFor === slotId || draft === written)) this.dropDraft();
  }

  /** The form of a slot that is gone goes on with the oldest that is left, or makes room for the list; the draft stays. */
  private moveForm(requestId: string, slotId: string): SlotsOutcome {
    const { list, formFor } = this.view();
    // Whether this one is there after all cannot be told: pressing again asks for the same.
    if (list.value === null || list.loading || list.fault !== null) return 'changed';
    // The service has it with another text, or the slot is not to be had: what is written now would be a new request.
    this.forget(requestId);
    if (formFor !== slotId) return 'changed';
    const isThere = list.value.requests.some((request) => this.sent.has(request.requestId));
    const free = list.value.slots.filter(({ state }) => state === 'available').map((slot) => slot.slotId);
    if (free.includes(slotId)) return 'changed';
    const next = isThere ? null : (free[0] ?? null);
    this.state.change({ formFor: next });
    return next === null ? 'changed' : 'nextSlot';
  }

  private forget(requestId: string): void {
    if (this.pressed?.requestId === requestId) this.pressed = null;
  }

  private dropDraft(): void {
    this.pressed = null;
    this.sent.clear();
    this.state.change({ draft: EMPTY_DRAFT });
  }

  cancel = (requestId: string): Promise<SlotsOutcome> => this.post(requestId, 'cancel');

  /** Uses the slot. */
  accept = (requestId: string, proposalId: string, interviewOn: string | null): Promise<SlotsOutcome> =>
    this.post(requestId, `proposals/${encodeURIComponent(proposalId)}/accept`, { interviewOn });

  decline = (requestId: string, proposalId: string): Promise<SlotsOutcome> =>
    this.post(requestId, `proposals/${encodeURIComponent(proposalId)}/decline`);

  setInterview = (requestId: string, interviewOn: string): Promise<SlotsOutcome> =>
    this.post(requestId, 'interview', { interviewOn });

  reportResult = (requestId: string, result: 'hired' | 'not_hired'): Promise<SlotsOutcome> =>
    this.post(requestId, 'result', { result });

  private post(requestId: string, step: string, body: object = {}): Promise<SlotsOutcome> {
    return this.act(requestId, `/v1/slots/requests/${encodeURIComponent(requestId)}/${step}`, body);
  }

  private async act(subject: string, path: string, body: object): Promise<SlotsOutcome> {
    if (this.view().busy.includes(subject)) return 'pressedAgain';
    this.state.change({ busy: [...this.view().busy, subject] });
    const turn = this.last.then(() => this.send(path, body));
    this.last = turn.catch(() => undefined);
    try {
      return await turn;
    } finally {
      this.state.change({ busy: this.view().busy.filter((each) => each !== subject) });
    }
  }

  private async send(path: string, body: object): Promise<SlotsOutcome> {
    const reply = await this.options.api.post<SlotRequest>(path, body);
    if (reply.ok) this.replace(reply.value);
    const isChanged = !reply.ok && (reply.code === 'conflict' || reply.code === 'not_found');
    // What others did meanwhile is shown before the user is told about it.
    if (reply.ok || isChanged) await this.load();
    else if (UNCERTAIN.includes(reply.code)) void this.load();
    if (reply.ok || reply.code === 'contract_paused') this.options.onChanged();
    if (reply.ok) return 'done';
    return isChanged ? 'changed' : reply.code;
  }

  private replace(request: SlotRequest): void {
    this.remote.update((list) => ({
      ...list,
      requests: [request, ...list.requests.filter(({ requestId }) => requestId !== request.requestId)],
    }));
  }
}

/** True when there is something the recruiter would be sorry to lose. */
export function hasContent(draft: RequestDraft): boolean {
  return Object.values<string>({ ...draft }).some((text) => text.trim() !== '');
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}
