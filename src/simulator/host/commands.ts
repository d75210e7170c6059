import { runsEvents } from '../model/client-profiles.ts';
import type { ComposeSession } from './compose-session.ts';
import type { LaunchEvent, RibbonControl } from './manifest.ts';
import type { FunctionOutcome } from './page-host.ts';

/** What a compose window runs of the add-in: its ribbon buttons, those of its alerts and notices, its launch events. */
export class Commands {
  private readonly session: ComposeSession;

  constructor(session: ComposeSession) {
    this.session = session;
  }

  /** A ribbon button: shows or hides the pane, or runs the function. */
  async press(control: RibbonControl): Promise<void> {
    if (control.action.kind === 'pane') this.session.paneOpen.update((open) => !open);
    else await this.run(control.action.name, { source: { id: control.id } });
  }

  /** The action button of a Smart Alert or a notification; an unknown command only closes what it was in. */
  async takeAction(commandId: string, contextData: string): Promise<void> {
    const { draft, manifest, pages, paneOpen } = this.session;
    const control = manifest.get().controls.find(({ id }) => id === commandId);
    if (!control) return;
    draft.update((open) => ({ ...open, initializationContext: contextData }));
    if (control.action.kind === 'pane') {
      // Outlook starts an open pane again when it does not listen for InitializationContextChanged (Mailbox 1.15).
      paneOpen.set(false);
      await new Promise((resolve) => setTimeout(resolve));
      paneOpen.set(true);
      pages.focusPane(false);
    } else {
      await this.run(control.action.name, { source: { id: control.id } });
    }
  }

  /** The handler of a launch event, if there is one and the deployment lets it run; null otherwise. */
  async launch(type: string, details: Record<string, unknown> = {}): Promise<FunctionOutcome | null> {
    const event = this.launchEvent(type);
    if (!event) return null;
    return this.run(event.functionName, { type, ...details }, type);
  }

  /** The manifest's entry for an event; null also where this client, deployment or the defect `events` runs none. */
  launchEvent(type: string): LaunchEvent | null {
    const { manifest, settings } = this.session;
    const { client, deployment } = settings.get();
    if (deployment !== 'administrator' || !runsEvents(client) || this.session.has('events')) return null;
    return manifest.get().launchEvents.find((event) => event.type === type) ?? null;
  }

  private async run(
    name: string,
    event: Record<string, unknown>,
    label = 'ExecuteFunction',
  ): Promise<FunctionOutcome> {
    const { draft, log, pages, translate } = this.session;
    log.add(label, translate('s.note.started', { name }));
    const { key } = draft.get();
    const outcome = await pages.run(name, event);
    if (draft.get().key === key && outcome.kind !== 'completed')
      log.add(label, this.session.translate('s.note.unavailable'), 'bad');
    return outcome;
  }
}
