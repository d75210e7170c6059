import type { FoundBlock } from '../../core/message/index.ts';
import type { MessageDraft, Verdict } from '../../core/rejection/verdict.ts';
import type { Client } from './body-images.ts';
import type * as draftWork from './draft-work.ts';
import type { Person } from './home-state.ts';
import type { HostFault, MailItem, MessageBody, Recipient } from '../host/mail-host.ts';

/** The draft as it was when it was last read. */
export interface DraftSnapshot {
  readonly body: MessageBody;
  readonly subject: string;
  readonly recipients: readonly Recipient[];
  readonly verdict: Verdict;
  /** Our block in the author's part of the body. */
  readonly found: FoundBlock | null;
  readonly aboveSignature: boolean;
  readonly images: number;
  /** Has images that writing the whole body would break here. */
  readonly fragile: boolean;
  readonly hasSelection: boolean;
  /** The name in the author's greeting, where that can only be for somebody else. */
  readonly greetedInstead: (person: Person) => string | null;
}

type Examined = Pick<
  DraftSnapshot,
  'verdict' | 'found' | 'aboveSignature' | 'images' | 'fragile' | 'greetedInstead'
>;

export type ReadOutcome =
  { readonly ok: true; readonly snapshot: DraftSnapshot } | { readonly ok: false; readonly fault: HostFault };

/** Nothing of ours can be told from a draft then; the next reading asks again. */
const NOT_LOADED: ReadOutcome = { ok: false, fault: { code: 'failed', detail: 'code not loaded' } };

const NO_VERDICT: Verdict = {
  isRejection: false,
  score: 0,
  evidence: [],
  stage: 'unknown',
  language: 'other',
  looksLike: 'none',
};

/** The code that reads and changes the words of a draft. */
export type DraftWork = typeof draftWork;

/** Reads the draft as often as asked, but examines a text only once. */
export class DraftReader {
  private last: { readonly key: string; readonly examined: Examined } | null = null;
  /** What has been loaded, for whoever cannot wait. */
  work: DraftWork | null = null;
  private readonly load: () => Promise<DraftWork>;

  private readonly client: () => Client;

  constructor(load: () => Promise<DraftWork>, client: () => Client) {
    this.load = load;
    this.client = client;
  }

  /** `previous` fills in for recipients and subject that could not be read this time. */
  async read(
    item: MailItem,
    relayOrigin: string | null,
    wantsSelection: boolean,
    previous: DraftSnapshot | null,
  ): Promise<ReadOutcome> {
    const [body, subject, recipients, selection] = await Promise.all([
      item.readBody(),
      item.subject(),
      item.recipients(),
      wantsSelection ? item.selectedText() : null,
    ]);
    const work = await this.load().catch(() => null);
    if (!work) return NOT_LOADED;
    this.work = work;
    if (!body.ok) return body;
    // Recipients that cannot be read are not the same as none: a wrong "nobody" could hide another person's link.
    if (!recipients.ok && !previous) return recipients;
    const title = subject.ok ? subject.value : (previous?.subject ?? '');
    return {
      ok: true,
      snapshot: {
        body: body.value,
        subject: title,
        recipients: recipients.ok ? recipients.value : (previous?.recipients ?? []),
        ...this.examine(work, body.value, title, relayOrigin),
        hasSelection: selection?.ok ? selection.value !== '' : false,
      },
    };
  }

  /** The same draft with another body. */
  async withBody(
    draft: DraftSnapshot,
    body: MessageBody,
    relayOrigin: string | null,
  ): Promise<DraftSnapshot> {
    return { ...draft, body, ...this.examine(await this.load(), body, draft.subject, relayOrigin) };
  }

  private examine(work: DraftWork, body: MessageBody, subject: string, relayOrigin: string | null): Examined {
    const key = [relayOrigin, body.type, subject, body.content].join('\n');
    if (this.last?.key === key) return this.last.examined;
    const verdict = verdictOf(work, { subject, body: body.content, bodyType: body.type });
    const found = relayOrigin === null ? null : work.findBlock(body, relayOrigin);
    const aboveSignature = found !== null && work.isAboveSignature(body, found);
    const greeting = work.greetingIn(work.authorText({ body: body.content, bodyType: body.type }).text);
    const greetedInstead = (person: Person) => (work.greetsAnother(greeting, person) ? greeting : null);
    const examined = {
      verdict,
      found,
      aboveSignature,
      greetedInstead,
      ...work.imagesOf(body, this.client()),
    };
    this.last = { key, examined };
    return examined;
  }
}

/** The detector never throws by contract; a fault in it must not take insertion along. */
function verdictOf({ detectRejection }: DraftWork, draft: MessageDraft): Verdict {
  try {
    return detectRejection(draft);
  } catch {
    return NO_VERDICT;
  }
}
