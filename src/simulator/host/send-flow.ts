import { recipientsOf, type Person } from '../model/draft.ts';
import { htmlOfText, textOfHtml } from '../model/html.ts';
import { Store } from '../model/store.ts';
import type { MessageKey } from '../strings/index.ts';
import type { ComposeSession } from './compose-session.ts';
import { sendVerdict, type SmartAlert } from './send-check.ts';

/** A mail on its way to the inbox. */
export interface OutgoingMail {
  readonly from: Person;
  readonly to: readonly Person[];
  readonly cc: readonly Person[];
  readonly bcc: readonly Person[];
  readonly subject: string;
  /** Null for a plain-text mail. */
  readonly html: string | null;
  readonly text: string;
}

export type SendState =
  | { readonly step: 'idle' }
  /** The add-in is asked; `slow` once it takes longer than Outlook waits silently. */
  | { readonly step: 'checking'; readonly slow: boolean }
  | { readonly step: 'asking'; readonly alert: SmartAlert }
  | { readonly step: 'unavailable'; readonly maySendAnyway: boolean }
  | { readonly step: 'sending' }
  | { readonly step: 'sent' }
  | { readonly step: 'refused'; readonly reason: MessageKey };

/** Outlook shows its "taking longer" dialog after this long (smart-alerts-onmessagesend-walkthrough, office-js docs). */
export const SLOW_AFTER_MS = 5_000;

/** From pressing Send to the mail being handed over, with the add-in asked in between. What the window shows goes once. */
export class SendFlow {
  readonly state = new Store<SendState>({ step: 'idle' });
  private readonly session: ComposeSession;
  private readonly deliver: (mail: OutgoingMail) => Promise<void>;
  /** Answers of a handler that the user no longer waits for are dropped. */
  private attempt = 0;
  /** The draft that the state is about. */
  private draftKey: string;

  constructor(session: ComposeSession, deliver: (mail: OutgoingMail) => Promise<void>) {
    this.session = session;
    this.deliver = deliver;
    this.draftKey = session.draft.get().key;
    // However another draft came into the window, nothing has been asked or sent about it yet.
    session.draft.subscribe(() => {
      const { key } = session.draft.get();
      if (key === this.draftKey) return;
      this.draftKey = key;
      this.dontSend();
    });
  }

  /** Send was pressed; does nothing unless the state is `idle` or `refused`. What comes of it is in `state`. */
  async start(): Promise<void> {
    const { step } = this.state.get();
    if (step !== 'idle' && step !== 'refused') return;
    const { session } = this;
    if (recipientsOf(session.draft.get()).length === 0) return this.refuse('s.send.noRecipient');
    if (session.settings.get().rights !== 'write') return this.refuse('s.send.noRights');
    const event = session.commands.launchEvent('OnMessageSend');
    if (!event) return this.send();

    const attempt = ++this.attempt;
    this.state.set({ step: 'checking', slow: false });
    const timer = setTimeout(() => {
      if (this.attempt === attempt) this.state.set({ step: 'checking', slow: true });
    }, SLOW_AFTER_MS);
    const outcome = await session.commands.launch('OnMessageSend');
    clearTimeout(timer);
    if (this.attempt !== attempt) return;
    const verdict = sendVerdict(outcome ?? { kind: 'pageGone' }, event.sendMode);
    switch (verdict.kind) {
      case 'allow':
        session.log.add('OnMessageSend', session.translate('s.note.allowed'));
        return this.send();
      case 'ask':
        session.log.add('OnMessageSend', session.translate('s.note.blocked'));
        return this.state.set({ step: 'asking', alert: verdict.alert });
      case 'unavailable':
        return this.state.set({ step: 'unavailable', maySendAnyway: verdict.maySendAnyway });
    }
  }

  /** Sends without the add-in's answer, or against it. Whether that is offered is for whoever shows the state. */
  async sendAnyway(): Promise<void> {
    const { step } = this.state.get();
    if (step === 'checking' || step === 'asking' || step === 'unavailable') await this.send();
  }

  /** Back to the draft: an answer of the add-in that comes later is dropped, but a delivery under way goes on. */
  dontSend(): void {
    this.attempt += 1;
    this.state.set({ step: 'idle' });
  }

  /** The action button: back to the draft, with the pane opened or the function run. It never sends. */
  async act(): Promise<void> {
    const state = this.state.get();
    if (state.step !== 'asking' || !state.alert.action) return;
    this.dontSend();
    await this.session.commands.takeAction(state.alert.action.commandId, state.alert.action.contextData);
  }

  private async send(): Promise<void> {
    const attempt = ++this.attempt;
    this.state.set({ step: 'sending' });
    const sent = await this.deliver(outgoingMail(this.session)).then(
      () => true,
      () => false,
    );
    if (sent) this.session.log.add('send', this.session.translate('s.note.sent'), 'good');
    if (this.attempt !== attempt) return;
    if (sent) this.state.set({ step: 'sent' });
    else this.refuse('s.send.failed');
  }

  private refuse(reason: MessageKey): void {
    this.state.set({ step: 'refused', reason });
  }
}

function outgoingMail(session: ComposeSession): OutgoingMail {
  const { from, to, cc, bcc, subject, bodyType } = session.draft.get();
  const body = session.body.read();
  return bodyType === 'html'
    ? { from, to, cc, bcc, subject, html: body || htmlOfText(''), text: textOfHtml(body) }
    : { from, to, cc, bcc, subject, html: null, text: body };
}
