import { MAILBOX_KEYS } from './store-keys.ts';

/** By key of the mailbox; null removes. What stands under another key goes into no copy: it is only told. */
type Changes = Record<string, unknown>;
type Listener = (keys: readonly string[]) => void;

let channel: BroadcastChannel | null = null;
let listeners: readonly Listener[] = [];

/**
 * From now on, what the add-in's other pages in this browser write to this mailbox goes into this page's copy of its values
 * too, so that saving the copy undoes nothing of theirs. Where there is no channel nothing happens, and nothing throws: the
 * event code joins as well, in an engine that may know no more than ES5.
 */
export function joinPages(): void {
  try {
    // Two mailboxes may be open in one browser, and neither is the other's business.
    const address = Office.context.mailbox.userProfile.emailAddress;
    if (channel || typeof BroadcastChannel === 'undefined' || !address) return;
    channel = new BroadcastChannel('careerRelay.mailbox ' + address.toLowerCase());
    channel.onmessage = (event: MessageEvent<Changes>) => hear(event.data);
  } catch {
    channel = null;
  }
}

/** This page has joined the others; before that, or where there is no channel, its copy may be older than theirs. */
export function hearsPages(): boolean {
  return channel !== null;
}

/** Tells the other pages what this one has just written, in the mailbox or in a draft that several of them may be open for. */
export function tellPages(changes: Changes): void {
  joinPages();
  try {
    if (channel) channel.postMessage(changes);
  } catch {
    // They go on with what they have, as where there is no channel.
  }
}

/** `heard` gets the names of the values that another page has changed, until what is given back is called. */
export function listenToPages(heard: Listener): () => void {
  listeners = listeners.concat([heard]);
  joinPages();
  return () => {
    listeners = listeners.filter((listener) => listener !== heard);
  };
}

function hear(changes: Changes): void {
  const settings = Office.context.roamingSettings;
  const keys: string[] = [];
  const known: Readonly<Record<string, string>> = MAILBOX_KEYS;
  const names = Object.keys(changes);
  for (let i = 0; i < names.length; i += 1) {
    const key = names[i];
    if (key === undefined) continue;
    keys.push(key);
    if (known[key] !== key) continue;
    if (changes[key] === null) settings.remove(key);
    else settings.set(key, changes[key]);
  }
  listeners.forEach((listener) => listener(keys));
}
