import { createTransport } from 'nodemailer';
import type { SMTPError } from 'nodemailer/lib/smtp-connection';
import { MailRefused, type MailLanguage, type MailTransport } from './message.ts';

/** Who mails come from, and who reads the replies. */
export interface MailSender {
  readonly address: string;
  readonly name: Readonly<Record<MailLanguage, string>>;
  readonly replyTo: string;
}

/** Milliseconds for each part of a hand-over. */
export interface HandOverLimits {
  readonly connection: number;
  readonly greeting: number;
  /** From first to last until the mail is in the server's hands, however busy it seems; a repetition costs nothing yet. */
  readonly handingOver: number;
  /** From then: a server that checks a mail may be silent for ten minutes (RFC 5321, 4.5.3.2.6), and most often has it. */
  readonly reply: number;
}

const LIMITS: HandOverLimits = {
  connection: 10_000,
  greeting: 10_000,
  handingOver: 50_000,
  reply: 600_000,
};

/** Hands mails to the SMTP server of `url`, e.g. `smtp://user:password@mail.example:587`. */
export function createSmtpTransport(
  url: string,
  sender: MailSender,
  limits: HandOverLimits = LIMITS,
): MailTransport {
  const transport = createTransport({
    url: keepingSecret(url),
    connectionTimeout: limits.connection,
    greetingTimeout: limits.greeting,
    socketTimeout: limits.handingOver + limits.reply,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  transport.use('stream', (mail, done) => {
    const { onHandedOver } = mail.data as Partial<HandOver>;
    if (onHandedOver) mail.message.processFunc((content) => content.once('end', onHandedOver));
    done();
  });
  const host = sender.address.split('@')[1] ?? 'localhost';
  return {
    send: async (mail) => {
      const handOver = begin(limits);
      const sending = transport.sendMail({
        // Spread, because the types know neither.
        ...handOver,
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
      try {
        await sending;
      } catch (error) {
        throw refusalIn(error) ?? error;
      } finally {
        handOver.end();
      }
    },
    close: () => transport.close(),
  };
}

/**
 * A password goes out under TLS or not at all: otherwise whoever is in between leaves the server's offer of it away, and reads the
 * password and every code. Not on this machine, and not where the address says otherwise (`?requireTLS=false`). Said in the address,
 * which to the library goes before any option: it would take `?requireTLS` by itself for a no.
 */
function keepingSecret(url: string): string {
  const address = new URL(url);
  const { username, hostname, searchParams } = address;
  const isHere = hostname === 'localhost' || hostname === '[::1]' || /^127(?:\.\d+){3}$/.test(hostname);
  const isOff = searchParams.get('requireTLS') === 'false' || searchParams.get('ignoreTLS') === 'true';
  if (username === '' || isHere || isOff) return url;
  searchParams.set('requireTLS', 'true');
  return address.href;
}

/**
 * Only what is said of the address, of its mailbox or of the mail (RFC 3463: 5.1, 5.2, 5.6), or without a reason. What is said of
 * the sender, of signing in, of relaying or of an allowance is our own trouble, which somebody may mend.
 */
const FOR_GOOD = /^55\d[ -](?:5\.(?:1\.(?:[0-6]|10)|2\.\d+|6\.\d+)\b|(?!\d\.\d))/;

function refusalIn(error: unknown): MailRefused | undefined {
  if (!(error instanceof Error)) return undefined;
  const { command, response, responseCode } = error as SMTPError;
  const isOfThisMail = command === 'RCPT TO' || command === 'DATA';
  return isOfThisMail && responseCode !== undefined && FOR_GOOD.test(response ?? '')
    ? new MailRefused(responseCode)
    : undefined;
}

/** What goes along with a mail on its way through the library. */
interface HandOver {
  /** Ends the conversation, too. */
  readonly signal: AbortSignal;
  readonly onHandedOver: () => void;
  readonly end: () => void;
}

function begin(limits: HandOverLimits): HandOver {
  const limit = new AbortController();
  const abort = () => limit.abort();
  let timer = setTimeout(abort, limits.handingOver);
  const end = () => clearTimeout(timer);
  return {
    signal: limit.signal,
    onHandedOver: () => {
      end();
      timer = setTimeout(abort, limits.reply);
    },
    end,
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
