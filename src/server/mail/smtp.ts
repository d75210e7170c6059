import { createTransport } from 'nodemailer';
import type { MailTransport } from './message.ts';

/** Hands mails to the SMTP server of `url`, e.g. `smtp://user:password@mail.example:587`. */
export function createSmtpTransport(url: string, from: { name: string; address: string }): MailTransport {
  const transport = createTransport(url, {
    from,
    // A server that hangs must not hold a mail's lease for ever.
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 20_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  } as Parameters<typeof createTransport>[1]);
  const host = from.address.split('@')[1] ?? 'localhost';
  return {
    send: async (mail) => {
      await transport.sendMail({
        // An object, not a line to parse: the address may hold quotes and commas.
        to: { name: '', address: inStandardForm(mail.to) },
        subject: mail.subject,
        text: mail.text,
        html: mail.html,
        // The same for every attempt, so that a receiver can drop what it already has.
        messageId: `<${mail.mailId}@${host}>`,
        headers: {
          'Auto-Submitted': 'auto-generated',
          ...(mail.unsubscribeUrl && {
            'List-Unsubscribe': `<${mail.unsubscribeUrl}>`,
            'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          }),
        },
        ...(mail.calendar ? { icalEvent: { method: 'REQUEST', content: mail.calendar } } : {}),
      });
    },
    close: () => transport.close(),
  };
}

/** Japanese carriers handed out addresses like `a..b@` and `a.@`; mail servers take those in quotes only (RFC 5321, 4.1.2). */
function inStandardForm(address: string): string {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const isOdd = !local.startsWith('"') && /\.\.|\.$/.test(local);
  return isOdd ? `"${local}"${address.slice(at)}` : address;
}
