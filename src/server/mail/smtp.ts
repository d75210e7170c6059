import { createTransport } from 'nodemailer';
import type { MailLanguage, MailTransport } from './message.ts';

/** Who mails come from, and who reads the replies. */
export interface MailSender {
  readonly address: string;
  readonly name: Readonly<Record<MailLanguage, string>>;
  readonly replyTo: string;
}

/** Milliseconds; a server that hangs must not hold a mail's lease, nor the mails behind it. */
export interface HandOverLimits {
  readonly connection: number;
  readonly greeting: number;
  /** Without a word from the server. */
  readonly silence: number;
  /** From first to last, however busy the server seems; less than the outbox leases a mail for. */
  readonly whole: number;
}

const LIMITS: HandOverLimits = { connection: 10_000, greeting: 10_000, silence: 20_000, whole: 50_000 };

/** Hands mails to the SMTP server of `url`, e.g. `smtp://user:password@mail.example:587`. */
export function createSmtpTransport(
  url: string,
  sender: MailSender,
  limits: HandOverLimits = LIMITS,
): MailTransport {
  const transport = createTransport({
    url,
    connectionTimeout: limits.connection,
    greetingTimeout: limits.greeting,
    socketTimeout: limits.silence,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const host = sender.address.split('@')[1] ?? 'localhost';
  return {
    send: async (mail) => {
      // Ends the conversation too. Spread, because the types do not know it yet.
      const limit = { signal: AbortSignal.timeout(limits.whole) };
      await transport.sendMail({
        ...limit,
        // A mail queued by an earlier version says no language, and comes from the address alone.
        from: { name: sender.name[mail.language], address: sender.address },
        replyTo: sender.replyTo,
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
        ...(mail.calendar && { icalEvent: { method: methodOf(mail.calendar), content: mail.calendar } }),
      });
    },
    close: () => transport.close(),
  };
}

/** Named beside the entry as in it, or mail programs take it for a file. */
function methodOf(calendar: string): string {
  return /^METHOD:(\w+)/m.exec(calendar)?.[1] ?? 'REQUEST';
}

/** Japanese carriers handed out addresses like `a..b@` and `a.@`; mail servers take those in quotes only (RFC 5321, 4.1.2). */
function inStandardForm(address: string): string {
  const at = address.lastIndexOf('@');
  const local = address.slice(0, at);
  const isOdd = !local.startsWith('"') && /\.\.|\.$/.test(local);
  return isOdd ? `"${local}"${address.slice(at)}` : address;
}
