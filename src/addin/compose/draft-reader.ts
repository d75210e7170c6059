import { authorText, findBlock, type FoundBlock } from '../../core/message/index.ts';
import type { MessageDraft, Verdict } from '../../core/rejection/verdict.ts';
import type { HostFault, MailHost, MessageBody, Recipient } from '../host/mail-host.ts';
import { greetingIn } from './greeting.ts';

/** The draft as it was when it was last read. */
export interface DraftSnapshot {
  readonly body: MessageBody;
  readonly subject: string;
  readonly recipients: readonly Recipient[];
  readonly verdict: Verdict;
  /** Our block in the author's part of the body. */
  readonly found: FoundBlock | null;
  readonly hasSelection: boolean;
  /** The name in the author's greeting. */
  readonly greeting: string | null;
}

interface Examined {
  readonly key: string;
  readonly verdict: Verdict;
  readonly found: FoundBlock | null;
  readonly greeting: string | null;
}

export type ReadOutcome =
  { readonly ok: true; readonly snapshot: DraftSnapshot } | { readonly ok: false; readonly fault: HostFault };

const NO_VERDICT: Verdict = {
  isRejection: false,
  score: 0,
  evidence: [],
  stage: 'unknown',
  language: 'other',
  looksLike: 'none',
};

export type Detector = (draft: MessageDraft) => Verdict;

/** Reads the draft as often as asked, but examines a text only once. */
export class DraftReader {
  private examined: Examined | null = null;
  private readonly host: MailHost;
  private readonly detector: Promise<Detector>;
  private detect: Detector = () => NO_VERDICT;

  constructor(host: MailHost, detector: Detector | Promise<Detector>) {
    this.host = host;
    // Without a network the detector may never come: links can be inserted all the same.
    this.detector = Promise.resolve(detector).catch(() => () => NO_VERDICT);
  }

  /** `previous` fills in for recipients and subject that could not be read this time. */
  async read(
    relayOrigin: string | null,
    wantsSelection: boolean,
    previous: DraftSnapshot | null,
  ): Promise<ReadOutcome> {
    const [body, subject, recipients, selection] = await Promise.all([
      this.host.readBody(),
      this.host.subject(),
      this.host.recipients(),
      wantsSelection ? this.host.selectedText() : null,
    ]);
    this.detect = await this.detector;
    if (!body.ok) return body;
    // Recipients that cannot be read are not the same as none: a wrong "nobody" could hide another person's link.
    if (!recipients.ok && !previous) return recipients;
    const title = subject.ok ? subject.value : (previous?.subject ?? '');
    const examined = this.examine(body.value, title, relayOrigin);
    return {
      ok: true,
      snapshot: {
        body: body.value,
        subject: title,
        recipients: recipients.ok ? recipients.value : (previous?.recipients ?? []),
        verdict: examined.verdict,
        found: examined.found,
        greeting: examined.greeting,
        hasSelection: selection?.ok ? selection.value !== '' : false,
      },
    };
  }

  private examine(body: MessageBody, subject: string, relayOrigin: string | null): Examined {
    const key = [relayOrigin, body.type, subject, body.content].join('\n');
    if (this.examined?.key === key) return this.examined;
    const verdict = this.verdictOf({ subject, body: body.content, bodyType: body.type });
    const found = relayOrigin === null ? null : findBlock(body, relayOrigin);
    const greeting = greetingIn(authorText({ body: body.content, bodyType: body.type }).text);
    this.examined = { key, verdict, found, greeting };
    return this.examined;
  }

  /** The detector never throws by contract; a fault in it must not take insertion along. */
  private verdictOf(draft: MessageDraft): Verdict {
    try {
      return this.detect(draft);
    } catch {
      return NO_VERDICT;
    }
  }
}
