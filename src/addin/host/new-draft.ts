import { escapeHtml } from '../../core/text/escape-html.ts';
import type { DraftOpening, HostResult, NewDraft } from './mail-host.ts';
import { CALL_TIMEOUT_MS, faultOf, officeCall } from './office-call.ts';

/** By Outlook's own form, where it has one. */
export async function openInOutlook({ to, subject, body }: NewDraft): Promise<HostResult<DraftOpening>> {
  const form = {
    toRecipients: to.map(({ address }) => address),
    subject,
    htmlBody: body.type === 'html' ? body.content : escapeHtml(body.content).replaceAll('\n', '<br>'),
  };
  const mailbox = Office.context.mailbox;
  if (typeof mailbox.displayNewMessageFormAsync === 'function') {
    const shown = await officeCall<void>(CALL_TIMEOUT_MS, (callback) =>
      mailbox.displayNewMessageFormAsync(form, callback),
    );
    return shown.ok ? { ok: true, value: 'opened' } : shown;
  }
  try {
    mailbox.displayNewMessageForm(form);
    return { ok: true, value: 'opened' };
  } catch (error) {
    return { ok: false, fault: faultOf(error) };
  }
}

/** As a press on a mail link. The address stays on this machine: nothing is asked of any server. */
export function handToMailProgram(draft: NewDraft): void {
  const link = document.createElement('a');
  link.href = mailtoLink(draft);
  link.hidden = true;
  document.body.append(link);
  link.click();
  link.remove();
}

/** RFC 6068: percent-encoded throughout, line breaks as CRLF, and the @ of an address as it is. */
export function mailtoLink({ to, subject, body }: NewDraft): string {
  const people = to.map(({ address }) => encodeURIComponent(address).replace('%40', '@')).join(',');
  const text = body.content.replace(/\r?\n/g, '\r\n');
  return `mailto:${people}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(text)}`;
}
