import type { NewDraft } from '../host/call.ts';
import { htmlOfText } from './html.ts';

/** The message a `mailto:` link describes (RFC 6068); null for any other address. */
export function draftOfMailLink(url: string): NewDraft | null {
  if (!URL.canParse(url)) return null;
  const { protocol, pathname, search } = new URL(url);
  if (protocol !== 'mailto:') return null;
  // A plus is a plus here, not a space as in forms.
  const fields = new URLSearchParams(search.replaceAll('+', '%2B'));
  return {
    to: pathname
      .split(',')
      .filter((address) => address !== '')
      .map(decodeURIComponent)
      .map((address) => ({ address, name: address })),
    cc: [],
    bcc: [],
    subject: fields.get('subject') ?? '',
    html: htmlOfText(fields.get('body') ?? ''),
  };
}
