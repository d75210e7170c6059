import { associateAction, receiveActions, type OfficeEvent } from './host/office-actions.ts';
// Outlook on the web and on Mac runs the launch events in this page.
import './launchevent.ts';
import { INSERT_FUNCTION } from './manifest-ids.ts';

/** Outlook shows "working on it" until a command completes. */
const COMMAND_BUDGET_MS = 20_000;

function insertReferral(event: OfficeEvent): void {
  let completed = false;
  const complete = () => {
    if (completed) return;
    completed = true;
    clearTimeout(timer);
    event.completed();
  };
  const timer = setTimeout(complete, COMMAND_BUDGET_MS);
  // Loaded on demand: the check at sending, which shares this page, must not wait for it.
  import('./compose/insert-command.ts')
    .then(({ insertFromRibbon }) => insertFromRibbon())
    .then(complete, complete);
}

associateAction(INSERT_FUNCTION, insertReferral);
receiveActions();
