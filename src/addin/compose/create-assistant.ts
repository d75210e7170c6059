import type { MailHost } from '../host/mail-host.ts';
import { ComposeAssistant } from './compose-assistant.ts';
import type { DraftWork } from './draft-reader.ts';
import type { DiagnosticFacts } from './diagnostics.ts';
import type { Locks } from './insertion-turn.ts';
import { openMailbox, type MailboxParts } from './open-mailbox.ts';
import { SendCheckSource } from './send-check-status.ts';

/** Everything that stands behind the pane or the one-click command, for one compose item. */
export interface AssistantParts extends MailboxParts {
  readonly assistant: ComposeAssistant;
  readonly sendCheck: SendCheckSource;
  /** What support may ask for; the settings put it into words. */
  readonly diagnostics: () => DiagnosticFacts;
}

/** Puts the parts together. Nothing runs before `load` and `assistant.start`. */
export function createAssistant(
  host: MailHost,
  mailbox: MailboxParts = openMailbox(host, host.mailboxStore),
): AssistantParts {
  const { api, connection, counts, settings, wording, links, language, passedOver } = mailbox;
  const assistant = new ComposeAssistant({
    host,
    connection,
    settings,
    wording,
    links,
    draftWork: loadDraftWork,
    uiLanguage: language,
    clock: () => performance.now(),
    adoptCounts: (reports) => counts.adopt(reports),
    passedOver,
    locks: browserLocks(),
  });
  const sendCheck = new SendCheckSource(host);
  return {
    ...mailbox,
    assistant,
    sendCheck,
    diagnostics: () => ({
      bundle: runningScript(),
      now: new Date(),
      userAgent: navigator.userAgent,
      hostLanguage: host.language,
      capabilities: host.capabilities,
      state: assistant.view().state.kind,
      connection: connection.view(),
      connectedBy: connection.view().by,
      sendCheck: sendCheck.view(),
      settings: settings.view(),
      lastRequest: api.lastRequest(),
      unreported: counts.unreported,
    }),
  };
}

/** A third of the pane's code: it comes while the first frame is painted. Asked again after a failure, it is fetched again. */
export function loadDraftWork(): Promise<DraftWork> {
  return import(/* webpackChunkName: "draft-work" */ './draft-work.ts');
}

/** The browser's own; pages opened outside a secure context have none. */
function browserLocks(): Locks | undefined {
  return (navigator as { locks?: LockManager }).locks;
}

/** The name the build gave the pane's script: it tells one release from the next. */
function runningScript(): string {
  const names = [...document.scripts].map(({ src }) => src.slice(src.lastIndexOf('/') + 1));
  return names.find((name) => /^(?:taskpane|commands)\./.test(name)) ?? '';
}
