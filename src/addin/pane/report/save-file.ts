import { copyText } from '../../clipboard.ts';

/** What became of a file that was to be saved. */
export type SaveOutcome = 'saved' | 'copied' | 'failed';

/** Marks the file as UTF-8 for Excel, which takes it for Shift_JIS otherwise. */
const BYTE_ORDER_MARK = '\ufeff';

/**
 * Saves a CSV through the browser. Desktop clients may show add-ins in a web view that drops downloads without a word;
 * there is no way to tell afterwards, so where one is known the content is copied instead.
 */
export async function saveCsv(
  name: string,
  content: string,
  { canDownload }: { readonly canDownload: boolean },
): Promise<SaveOutcome> {
  const marked = BYTE_ORDER_MARK + content.replace(/^\ufeff/, '');
  if (canDownload) {
    const address = URL.createObjectURL(new Blob([marked], { type: 'text/csv;charset=utf-8' }));
    const link = document.createElement('a');
    link.href = address;
    link.download = name;
    document.body.append(link);
    link.click();
    link.remove();
    setTimeout(() => URL.revokeObjectURL(address), 10_000);
    return 'saved';
  }
  return (await copyText(marked.slice(1))) ? 'copied' : 'failed';
}

/** Outlook on Mac shows add-ins in a WKWebView, which saves nothing that an add-in offers (office-js#6468, office-js#2700). */
export function downloadsWork(userAgent: string): boolean {
  const webViewOfApple = /AppleWebKit/.test(userAgent) && !/Chrome|Safari\/|Edg/.test(userAgent);
  return !webViewOfApple;
}
