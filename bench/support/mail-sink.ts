import { simpleParser } from 'mailparser';
import { SMTPServer } from 'smtp-server';

/** A mail as it was handed over, as far as a bench looks. */
export interface TakenMail {
  readonly to: string;
  readonly messageId: string;
  readonly subject: string;
}

export interface MailSink {
  readonly url: string;
  /** Everything that was handed over, in order, repeated hand-overs included. */
  readonly taken: readonly TakenMail[];
  /** The next mail to an address, also one that came before. Rejects when none comes in time. */
  next(to: string, seen: number, timeoutMs: number): Promise<TakenMail>;
  close(): Promise<void>;
}

/** A real mail server on loopback that takes everything and delivers nowhere. */
export async function startMailSink(): Promise<MailSink> {
  const taken: TakenMail[] = [];
  const waiting = new Set<() => void>();
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    disableReverseLookup: true,
    logger: false,
    onData(stream, session, done) {
      void simpleParser(stream, { skipHtmlToText: true, skipTextToHtml: true }).then((mail) => {
        const to = session.envelope.rcptTo[0]?.address.toLowerCase() ?? '';
        taken.push({ to, messageId: mail.messageId ?? '', subject: mail.subject ?? '' });
        for (const look of waiting) look();
        done();
      }, done);
    },
  });
  server.on('error', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `smtp://127.0.0.1:${port}`,
    taken,
    next: (to, seen, timeoutMs) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const mail = taken.filter((one) => one.to === to)[seen];
          if (!mail) return;
          finish();
          resolve(mail);
        };
        const finish = () => {
          waiting.delete(look);
          clearTimeout(timer);
        };
        const timer = setTimeout(() => {
          finish();
          reject(new Error('No mail came.'));
        }, timeoutMs);
        waiting.add(look);
        look();
      }),
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
