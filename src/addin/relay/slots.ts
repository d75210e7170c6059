import type { CreateRequestBody, SlotRequest, SlotsReply } from '../../contract/slots.ts';
import type { ApiClient, ApiFault, ApiResult } from '../api/api-client.ts';
import { Observed } from '../observed.ts';
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
  /** The request or slot an action is running for. */
  readonly busy: string | null;
}

/** `done` went through; `changed`: somebody was faster, and the list is new now. */
export type SlotsOutcome = 'done' | 'changed' | ApiFault;

export interface SlotsOptions {
  readonly api: Pick<ApiClient, 'get' | 'post'>;
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
    busy: null,
  });
  readonly view = this.state.view;
  readonly subscribe = this.state.subscribe;
  /** Kept until the request is through, so that pressing again after a lost reply reserves one slot: this one. */
  private pressed: { readonly requestId: string; readonly slotId: string } | null = null;

  constructor(options: SlotsOptions) {
    this.options = options;
    this.remote.subscribe(() => this.state.change({ list: this.remote.view() }));
  }

  /** Where news about a request goes; empty where it goes nowhere. */
  notifiedAddress = (): string => this.options.ownAddress();

  load = (): Promise<void> => this.remote.load();

  openForm = (slotId: string): void => this.state.change({ formFor: slotId });

  change = (change: Partial<RequestDraft>): void =>
    this.state.change({ draft: { ...this.view().draft, ...change } });

  /** Leaves the form; what was written stays for the next time unless it is dropped. */
  closeForm = (keep: boolean): void => {
    if (!keep) this.pressed = null;
    this.state.change({ formFor: null, ...(keep ? {} : { draft: EMPTY_DRAFT }) });
  };

  submit = async (): Promise<SlotsOutcome> => {
    const { formFor: slotId, draft, busy } = this.view();
    if (slotId === null || busy !== null) return 'done';
    if (this.pressed?.slotId !== slotId) this.pressed = { requestId: this.options.newId(), slotId };
    const body: CreateRequestBody = {
      ...this.pressed,
      position: draft.position.trim(),
      who: draft.who.trim(),
      employment: draft.employment === '' ? null : draft.employment,
      place: orNull(draft.place),
      salary: orNull(draft.salary),
      interviewsFrom: orNull(draft.interviewsFrom),
      language: this.options.language(),
      contactMail: orNull(this.options.ownAddress()),
    };
    const outcome = await this.act(slotId, this.options.api.post<SlotRequest>('/v1/slots/requests', body));
    if (outcome === 'done') this.closeForm(false);
    // The service has this one with another text, or the slot is not to be had: what is written now would be a new request.
    if (outcome === 'changed') this.pressed = null;
    return outcome;
  };

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
    if (this.view().busy !== null) return Promise.resolve('done');
    const path = `/v1/slots/requests/${encodeURIComponent(requestId)}/${step}`;
    return this.act(requestId, this.options.api.post<SlotRequest>(path, body));
  }

  private async act(subject: string, call: Promise<ApiResult<SlotRequest>>): Promise<SlotsOutcome> {
    this.state.change({ busy: subject });
    const reply = await call;
    if (reply.ok) this.replace(reply.value);
    // What others did meanwhile is shown before the user is told about it.
    if (reply.ok || reply.code === 'conflict' || reply.code === 'not_found') await this.load();
    this.state.change({ busy: null });
    if (reply.ok) {
      this.options.onChanged();
      return 'done';
    }
    return reply.code === 'conflict' || reply.code === 'not_found' ? 'changed' : reply.code;
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
