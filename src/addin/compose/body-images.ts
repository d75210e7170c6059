import { attributeOf, tokenizeHtml } from '../../core/message/html-text.ts';
import { authorText } from '../../core/message/index.ts';
import type { HostCapabilities, MailItem, MessageBody } from '../host/mail-host.ts';

/** What our writing did to the images of a mail. */
export interface ImageNotes {
  /** How many images the mail had before our write, where a reading has found fewer since; else 0. */
  imagesBefore: number;
  /** Whether the recipient will get quoted images is not known, and cannot be read from the draft (office-js#6808). */
  imagesUnsure: boolean;
}

/** What the draft's editor does with a mail. */
export type Editable = Pick<MailItem, 'readBody' | 'writeBody' | 'insertAtCursor' | 'selectedText'>;

export type Client = Pick<HostCapabilities, 'clientName' | 'mailboxSet'>;

/**
 * Writing the whole body would take the images out of it: on the web with Exchange Server (office-js#2936, #5925), and for
 * the recipient in the former Outlook for Mac (office-js#5430). Neither knows more than Mailbox 1.8.
 */
export function isFragile(body: MessageBody, { clientName, mailboxSet }: Client): boolean {
  const isOld = Number(mailboxSet.slice(2)) < 9;
  return isOld && (clientName === WEB || navigator.userAgent.includes('Macintosh')) && imagesIn(body) > 0;
}

/** Images that have a source; one that has lost it shows no more than its description. */
export function imagesIn({ type, content }: MessageBody): number {
  if (type === 'text') return 0;
  return tokenizeHtml(content).filter(
    (token) => token.name === 'img' && (attributeOf(content, token, 'src') ?? '') !== '',
  ).length;
}

/** What a reading of the draft keeps. */
export function imagesOf(body: MessageBody, client: Client) {
  return { images: imagesIn(body), fragile: isFragile(body, client) };
}

/** The mail, with each write refused that is known to lose its images, and `noted` what readings show of them afterwards. */
export function keepingImages(item: Editable, client: Client, noted: ImageNotes): Editable {
  let read: MessageBody | null = null;
  let before: MessageBody | null = null;
  return {
    selectedText: () => item.selectedText(),
    insertAtCursor: (body) => item.insertAtCursor(body),
    writeBody: async (body) => {
      if (read && isFragile(read, client))
        return { ok: false, fault: { code: 'unsupported', detail: 'images' } };
      const was = read;
      const written = await item.writeBody(body);
      // Without an answer it may be written all the same.
      if (written.ok || written.fault.code === 'timeout') before ??= was;
      return written;
    },
    readBody: async () => {
      const body = await item.readBody();
      if (!body.ok) return body;
      read = body.value;
      if (!before) return body;
      const count = imagesIn(before);
      if (imagesIn(read) < count) noted.imagesBefore = count;
      else if (isUnsureAbout(before, client)) noted.imagesUnsure = true;
      return body;
    },
  };
}

const WEB = 'OutlookWebApp';

/** Outlook on the web, also as an app of its own: the new Outlook for Windows. */
function isWeb({ clientName }: Client): boolean {
  return clientName === WEB || clientName === 'newOutlookWindows';
}

/** Quoted images that were there when a mail was written again did not reach the recipient (office-js#6808). */
function isUnsureAbout(body: MessageBody, client: Client): boolean {
  if (body.type === 'text' || !isWeb(client)) return false;
  const { bodyEnd } = authorText({ body: body.content, bodyType: 'html' });
  return imagesIn({ type: 'html', content: body.content.slice(bodyEnd) }) > 0;
}
