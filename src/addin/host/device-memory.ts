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

function keyOf(name: string): string {
  return 'careerRelay.' + name;
}
