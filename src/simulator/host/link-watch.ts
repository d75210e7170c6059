import { outlookCallName, type OutlookCall } from '../protocol/dispatch-ids.ts';
import type { CallParams } from '../protocol/payloads.ts';
import type { EventLog } from '../model/event-log.ts';
import { findPersonalLink } from '../model/link.ts';
import type { Translate } from '../strings/index.ts';
import type { CallReply } from './call.ts';
import type { FormerBody } from './former-body.ts';

const WRITES = new Set<OutlookCall>([
  'body.setAsync',
  'body.prependAsync',
  'body.setSelectedDataAsync',
  'item.setSelectedDataAsync',
]);

/** Says in the log when a personal link appears in a write, and what reading the body back then showed. */
export class LinkWatch {
  private readonly log: EventLog;
  private readonly former: FormerBody;
  /** The link last written and not yet looked for in the body. */
  private pending: string | null = null;

  constructor(log: EventLog, former: FormerBody) {
    this.log = log;
    this.former = former;
  }

  /** For another draft: the link of the one before is no longer looked for. */
  reset(): void {
    this.pending = null;
  }

  /** To be called after each Outlook call, with the body around it. While reading is late no link is looked for. */
  observe(
    dispatchId: number,
    params: CallParams,
    reply: CallReply,
    body: { readonly before: string; readonly after: string },
    translate: Translate,
  ): void {
    const name = outlookCallName(dispatchId);
    if (name === null) return;
    if (WRITES.has(name)) {
      const link = findPersonalLink(params.text('data'));
      if (!link || body.before.includes(link.code)) return;
      this.log.add('mint', `${translate('s.log.minted')} · ${link.code}`);
      this.pending = reply.kind === 'data' ? link.code : null;
    } else if (name === 'body.getAsync' && this.pending !== null && this.former.read() === null) {
      const found = body.after.includes(this.pending);
      this.log.add(
        'body.getAsync',
        translate(found ? 's.log.verified' : 's.log.notFound'),
        found ? 'good' : 'bad',
      );
      this.pending = null;
    }
  }
}
