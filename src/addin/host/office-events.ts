import type { Unsubscribe } from './mail-host.ts';
import { supportsSet } from './office-capabilities.ts';

/** Asks Outlook to call a handler; may throw. */
type Add = (handler: Listener) => void;
/** Gets what Outlook sends along, to be parsed. */
type Listener = (event?: unknown) => void;

/** An event of the mailbox, where the client has the set it came with. */
export function onMailboxEvent(
  set: string,
  type: Office.EventType | undefined,
  listener: Listener,
): Unsubscribe {
  return subscribe(type, listener, (handler) => {
    if (type !== undefined && supportsSet(set)) Office.context.mailbox.addHandlerAsync(type, handler);
  });
}

/** An event of one item; nothing comes for an item that cannot tell. */
export function onItemEvent(
  item: Office.MessageCompose | null,
  type: Office.EventType | undefined,
  listener: () => void,
): Unsubscribe {
  return subscribe(type, listener, (handler) => {
    if (type !== undefined && typeof item?.addHandlerAsync === 'function')
      item.addHandlerAsync(type, handler);
  });
}

/** Outlook removes all handlers of a type at once, so an unsubscribed listener is only switched off. */
function subscribe(type: Office.EventType | undefined, listener: Listener, add: Add): Unsubscribe {
  let active = true;
  try {
    if (type !== undefined) add((event) => active && listener(event));
  } catch {
    // Events are hints only: the draft is read regularly as well.
  }
  return () => {
    active = false;
  };
}
