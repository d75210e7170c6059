/**
 * Puts a text on the clipboard; to be called in the press itself. The older way goes first: it is done when it returns,
 * while WebKit refuses what comes after something was waited for, and it works in Outlook's frame on the web, which
 * forbids the newer one (office-js#1991, office-js#3480). False when both refuse.
 */
export async function copyText(text: string): Promise<boolean> {
  if (copyAtOnce(text)) return true;
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

/** WebKit copies only where something is selected, so the text is shown to nobody for a moment; the focus stays where it is. */
function copyAtOnce(text: string): boolean {
  const shown = document.createElement('span');
  shown.textContent = text;
  shown.ariaHidden = 'true';
  shown.style.cssText =
    'position:fixed;top:0;clip-path:inset(50%);white-space:pre;-webkit-user-select:text;user-select:text';
  const asText = (event: ClipboardEvent) => {
    event.clipboardData?.setData('text/plain', text);
    event.preventDefault();
  };
  document.body.append(shown);
  document.addEventListener('copy', asText);
  try {
    getSelection()?.selectAllChildren(shown);
    return document.execCommand('copy');
  } catch {
    return false;
  } finally {
    getSelection()?.removeAllRanges();
    document.removeEventListener('copy', asText);
    shown.remove();
  }
}
