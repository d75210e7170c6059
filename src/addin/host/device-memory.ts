/**
 * A number kept in the browser's storage for the pane and the event code of one client. The storage is split by the page
 * around us and missing in classic Outlook's event runtime; whatever must not be lost is kept in the mailbox instead.
 */
export function readDeviceNumber(name: string): number {
  try {
    return Number(localStorage.getItem(keyOf(name))) || 0;
  } catch {
    return 0;
  }
}

/** False where there is no such storage. */
export function keepDeviceNumber(name: string, value: number): boolean {
  try {
    localStorage.setItem(keyOf(name), String(value));
    return true;
  } catch {
    return false;
  }
}

/** To be parsed. */
export type DeviceNote = Readonly<Record<string, unknown>>;

/** A list kept there for the pages of this mailbox; null where there is no such storage. */
export function readDeviceNotes(): readonly DeviceNote[] | null {
  try {
    const notes: unknown = JSON.parse(localStorage.getItem(notesKey()) || '[]');
    return Array.isArray(notes) ? notes.filter((note): note is DeviceNote => note instanceof Object) : [];
  } catch {
    return null;
  }
}

/** False where there is no such storage. */
export function keepDeviceNotes(notes: readonly unknown[]): boolean {
  try {
    if (notes.length === 0) localStorage.removeItem(notesKey());
    else localStorage.setItem(notesKey(), JSON.stringify(notes));
    return true;
  } catch {
    return false;
  }
}

/** Another page of this browser has changed the mailbox's list. */
export function onDeviceNotes(listener: () => void): () => void {
  const hear = ({ key }: StorageEvent) => key === notesKey() && listener();
  addEventListener('storage', hear);
  return () => removeEventListener('storage', hear);
}

/** Two mailboxes may be open in one browser, and neither is the other's business. */
function notesKey(): string {
  return keyOf('sent ' + Office.context.mailbox.userProfile.emailAddress.toLowerCase());
}

function keyOf(name: string): string {
  return 'careerRelay.' + name;
}
