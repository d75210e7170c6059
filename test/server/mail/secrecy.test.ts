/** The password of the mail server, and what it would open: every code goes that way. */
import { SMTPServer } from 'smtp-server';
import { createSmtpTransport } from '../../../src/server/mail/smtp.ts';

describe('The password of the mail server', () => {
  const passwords: (string | null | undefined)[] = [];
  const mails: string[] = [];
  let server: SMTPServer;
  let port: number;

  beforeAll(async () => {
    // As it looks to us where somebody in between has taken its offer of TLS away.
    server = new SMTPServer({
      allowInsecureAuth: true,
      disabledCommands: ['STARTTLS'],
      disableReverseLookup: true,
      onAuth: ({ username, password }, _session, done) => {
        passwords.push(password);
        done(null, { user: username });
      },
      onData: (stream, session, done) => {
        mails.push(session.envelope.rcptTo[0]?.address ?? '');
        stream.resume().on('end', () => done());
      },
    });
    await new Promise<void>((resolve) => server.listen(0, resolve));
    port = (server.server.address() as { port: number }).port;
  });

  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

  afterEach(() => {
    passwords.length = 0;
    mails.length = 0;
  });

  const send = async (host: string, query = '') => {
    const from = { address: 'a@relay.example', name: { ja: 'a', en: 'a' }, replyTo: 'a@relay.example' };
    const transport = createSmtpTransport(`smtp://relay:secret@${host}:${port}${query}`, from);
    const mail = {
      language: 'ja',
      to: 'b@example.jp',
      subject: 's',
      text: 't',
      html: 't',
      mailId: 'm',
    } as const;
    try {
      await transport.send(mail);
      return 'taken';
    } catch (error) {
      return (error as { command?: string }).command;
    } finally {
      transport.close();
    }
  };

  it.each(['', '?requireTLS', '?requireTLS=true', '?ignoreTLS=false', '?pool=true'])(
    'does not go to a server that offers no TLS, nor does a mail, with “%s” behind the address',
    async (query) => {
      expect(await send('0.0.0.0', query)).toBe('STARTTLS');
      expect([passwords, mails]).toEqual([[], []]);
    },
  );

  it.each([
    ['0.0.0.0', '?requireTLS=false'],
    ['0.0.0.0', '?ignoreTLS=true'],
    ['127.0.0.1', ''],
    ['localhost', ''],
  ])('goes to %s%s all the same: it was said so, or the server is on this machine', async (host, query) => {
    expect(await send(host, query)).toBe('taken');
    expect(passwords).toEqual(['secret']);
  });
});
