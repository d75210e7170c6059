import { EventEmitter } from 'node:events';
import { createTransport } from 'nodemailer';
import { simpleParser, type AddressObject } from 'mailparser';
import { SMTPServer } from 'smtp-server';

export interface InboxMail {
  readonly id: number;
  readonly from: { readonly name: string; readonly address: string };
  /** Whom it was delivered to, as the SMTP envelope says: one entry per recipient, Bcc included. */
  readonly deliveredTo: readonly string[];
  readonly subject: string;
  readonly html: string | null;
  readonly text: string;
  readonly receivedAt: string;
}

export interface OutgoingMessage {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: readonly { readonly name: string; readonly address: string }[];
  readonly cc: readonly { readonly name: string; readonly address: string }[];
  readonly bcc: readonly { readonly name: string; readonly address: string }[];
  readonly subject: string;
  readonly html: string | null;
  readonly text: string;
}

export interface Inbox {
  /** For anything that sends mail, e.g. `smtp://127.0.0.1:2525`. */
  readonly smtpUrl: string;
  /** Mails of one recipient, or all, newest first. */
  mails(to?: string): readonly InboxMail[];
  /** Hands a mail over by SMTP to this very inbox. */
  send(message: OutgoingMessage): Promise<void>;
  onMail(listener: (mail: InboxMail) => void): () => void;
  close(): Promise<void>;
}

const KEPT_MAILS = 500;
const MAX_MAIL_BYTES = 10_000_000;

/**
 * A real mail server for one machine: takes any mail by SMTP on loopback, keeps it in memory, delivers nowhere else.
 * `port` 0 takes a free one. Rejects when the port is in use.
 */
export async function startInbox({ port }: { readonly port: number }): Promise<Inbox> {
  const events = new EventEmitter();
  let mails: readonly InboxMail[] = [];
  let nextId = 1;

  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    size: MAX_MAIL_BYTES,
    logger: false,
    // Addresses with odd dots exist, and get their mail.
    lenientAddressParsing: true,
    onData(stream, session, done) {
      simpleParser(stream, { skipImageLinks: true }).then(
        (parsed) => {
          const mail: InboxMail = {
            id: nextId++,
            from: senderOf(parsed.from),
            deliveredTo: session.envelope.rcptTo.map(({ address }) => asTyped(address).toLowerCase()),
            subject: parsed.subject ?? '',
            html: typeof parsed.html === 'string' ? parsed.html : null,
            text: parsed.text ?? '',
            receivedAt: new Date().toISOString(),
          };
          mails = [mail, ...mails].slice(0, KEPT_MAILS);
          events.emit('mail', mail);
          done();
        },
        (error: unknown) => done(error instanceof Error ? error : new Error(String(error))),
      );
    },
  });
  const chosenPort = await listen(server, port);
  const transport = createTransport({ host: '127.0.0.1', port: chosenPort, secure: false, ignoreTLS: true });

  return {
    smtpUrl: `smtp://127.0.0.1:${chosenPort}`,
    mails: (to) => mails.filter((mail) => to === undefined || mail.deliveredTo.includes(to.toLowerCase())),
    send: async (message) => {
      await transport.sendMail({
        ...message,
        to: [...message.to],
        cc: [...message.cc],
        bcc: [...message.bcc],
        html: message.html ?? undefined,
      });
    },
    onMail: (listener) => {
      events.on('mail', listener);
      return () => events.off('mail', listener);
    },
    close: () =>
      new Promise((resolve) => {
        transport.close();
        server.close(() => resolve());
      }),
  };
}

function listen(server: SMTPServer, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.on('error', reject);
    server.listen(port, '127.0.0.1', () => {
      server.off('error', reject);
      // A client that hangs up in the middle is no fault of the server.
      server.on('error', () => undefined);
      const address = server.server.address();
      resolve(typeof address === 'object' && address ? address.port : port);
    });
  });
}

function senderOf(from: AddressObject | undefined): InboxMail['from'] {
  const sender = from?.value[0];
  const address = sender?.address ?? '';
  return { address, name: sender?.name || address };
}

/** Quotes that only stand around dots are how servers write an address, not how its owner does. */
function asTyped(address: string): string {
  return address.replace(/^"([\w.+-]+)"@/, '$1@');
}
