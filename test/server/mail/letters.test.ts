import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { SMTPServer } from 'smtp-server';
import { SAMPLE_OPERATOR } from '../../../src/server/identity/operator.ts';
import { MailRefused, type MailMessage } from '../../../src/server/mail/message.ts';
import { createSmtpTransport } from '../../../src/server/mail/smtp.ts';
import {
  deletedMail,
  downloadMail,
  FOLLOW_UP_DAYS,
  followUpMail,
  newsMail,
  retentionMail,
  takeOverMail,
  welcomeMail,
  type Addressee,
} from '../../../src/server/mail/templates/candidate-letters.ts';
import { slotsEndingMail } from '../../../src/server/mail/templates/slots-ending.ts';

const HOSTILE = '<img src=x onerror="alert(1)">&\u202e=cmd';
const UNSUBSCRIBE = 'https://relay.example/unsubscribe/key';

function lettersTo(person: Addressee): readonly MailMessage[] {
  const agency = { name: HOSTILE, licence: '13-ユ-000001' };
  const stop = 'https://relay.example/stop/ja';
  return [
    welcomeMail(person, { contactBy: '11月26日(木)', agencies: [agency] }),
    ...FOLLOW_UP_DAYS.map((day) =>
      followUpMail(
        { ...person, unsubscribeUrl: UNSUBSCRIBE },
        { day, checkIn: 'https://relay.example/check-in/ja/key', stop },
      ),
    ),
    newsMail(
      { ...person, unsubscribeUrl: UNSUBSCRIBE },
      { subject: HOSTILE, paragraphs: [HOSTILE, `${HOSTILE}\nb`, '読む https://news.example/1'], stop },
    ),
    retentionMail(person, { eraseOn: '2027年11月24日' }),
    takeOverMail(person, { agency, advisor: HOSTILE, contact: 'mail' }),
    takeOverMail(person, { agency, advisor: null, contact: 'phone' }),
    takeOverMail(person, { agency, advisor: null, contact: 'numberless' }),
    deletedMail(person, { at: 'いま', cause: 'wish', agencies: [agency], deleteBy: 'あす' }),
    deletedMail(person, { at: 'いま', cause: 'retention', agencies: [], deleteBy: 'あす' }),
    downloadMail(person, { at: 'いま' }),
  ];
}

describe.each(['ja', 'en'] as const)('letters in %s', (language) => {
  const person: Addressee = {
    to: 'misaki.sato@example.jp',
    language,
    name: HOSTILE,
    operator: SAMPLE_OPERATOR,
    myPage: `https://relay.example/my/${language}`,
  };

  it.each(lettersTo(person).map((mail) => [mail.subject, mail] as const))('%s', (_subject, mail) => {
    // Whatever somebody calls themselves is shown as text.
    expect(mail.html).not.toContain('<img');
    expect(mail.html).toContain(`<html lang="${language}">`);
    expect(mail.html).toContain('prefers-color-scheme:dark');
    expect(mail.subject).not.toContain('\n');
    // Text and HTML say the same, and lead to the same places.
    const urls = (text: string) => new Set(text.match(/https:\/\/[^\s"<]+/g));
    expect(urls(mail.html)).toEqual(urls(mail.text));
    for (const paragraph of mail.text.split('\n').filter((line) => line && !line.startsWith('https:')))
      expect(shown(mail.html)).toContain(paragraph.replace(/^(・|- |-- $)/, '').trim());
  });

  it('calls an agency with a licence for free placement by what its licence is', () => {
    const agency = { name: 'Hikari', licence: '13-ム-000001' };
    const { text } = welcomeMail(person, { contactBy: '', agencies: [agency] });
    expect(text).toContain('13-ム-000001');
  });

  it('names who sends it: licence, postal address, and where questions go', () => {
    const { licence, address, contactMail } = SAMPLE_OPERATOR;
    for (const { text } of lettersTo(person)) {
      const footer = text.split('\n-- \n')[1] ?? '';
      for (const wanted of [licence, address[language], contactMail]) expect(footer).toContain(wanted);
    }
  });

  it('says that a sign-in is needed where it is, and only there', () => {
    for (const { text } of lettersTo(person))
      expect(/6けたの番号で開きます|6-digit code we send you/.test(text)).toBe(text.includes('/my/'));
  });

  it('offers to be stopped where somebody subscribed, and only there', () => {
    const stoppable = lettersTo(person).filter(({ unsubscribeUrl }) => unsubscribeUrl !== undefined);
    expect(stoppable.map(({ subject }) => subject)).toEqual([
      ...Array<string>(3).fill(language === 'ja' ? '状況はいかがですか' : 'How are things going?'),
      HOSTILE,
    ]);
  });
});

describe('the warning that slots end', () => {
  it.each([
    ['ja', 1, '無料紹介枠1件の有効期限は2027年2月22日です'],
    ['ja', 10, '無料紹介枠10件の有効期限は2027年2月22日です'],
    ['en', 1, '1 free introduction slot valid until 22 February 2027'],
    ['en', 10, '10 free introduction slots valid until 22 February 2027'],
  ] as const)('in %s counts %i', (language, slots, subject) => {
    const to = 'hr@aoba.example';
    const mail = slotsEndingMail({ to, language, slots, lastDay: '2027-02-22', operator: SAMPLE_OPERATOR });
    expect(mail.subject).toBe(subject);
  });
});

describe('the hand-over by SMTP', () => {
  let server: SMTPServer;
  let raw = '';
  let recipient = '';
  let url: string;
  let refusal: { readonly command: string; readonly reply: string } | undefined;
  const faultAt = (command: string) => {
    if (refusal?.command !== command) return undefined;
    const responseCode = Number(refusal.reply.slice(0, 3));
    return Object.assign(new Error(refusal.reply.slice(4)), { responseCode });
  };

  beforeAll(async () => {
    server = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      lenientAddressParsing: true,
      onMailFrom: (_address, _session, done) => done(faultAt('MAIL')),
      onRcptTo: ({ address }, _session, done) => {
        recipient = address;
        done(faultAt('RCPT'));
      },
      onData: (stream, _session, done) => {
        raw = '';
        stream.on('data', (chunk: Buffer) => (raw += chunk.toString()));
        stream.on('end', () => done(faultAt('DATA')));
      },
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.server.address();
    url = `smtp://127.0.0.1:${typeof address === 'object' && address ? address.port : 0}`;
  });

  afterAll(() => new Promise<void>((resolve) => server.close(() => resolve())));

  const mail = { language: 'ja' as const, subject: 's', text: 't', html: '<p>t</p>', mailId: 'mail_1' };
  const from = {
    address: 'no-reply@relay.example',
    name: { ja: 'キャリアリレー', en: 'Career Relay' },
    replyTo: 'support@relay.example',
  };

  it('carries the address for stopping by one post', async () => {
    const transport = createSmtpTransport(url, from);
    await transport.send({ ...mail, to: 'a@example.jp', unsubscribeUrl: UNSUBSCRIBE });
    expect(raw).toContain(`List-Unsubscribe: <${UNSUBSCRIBE}>`);
    expect(raw).toContain('List-Unsubscribe-Post: List-Unsubscribe=One-Click');
    await transport.send({ ...mail, to: 'a@example.jp' });
    expect(raw).not.toContain('List-Unsubscribe');
    transport.close();
  });

  it.each([
    ['ja', `=?UTF-8?B?${Buffer.from(from.name.ja).toString('base64')}?= <no-reply@relay.example>`],
    ['en', 'Career Relay <no-reply@relay.example>'],
    // As an earlier version queued it.
    [undefined as unknown as 'ja', 'no-reply@relay.example'],
  ] as const)(
    'comes from a name in the language of the mail (%s), and takes replies to the operator',
    async (language, sender) => {
      const transport = createSmtpTransport(url, from);
      await transport.send({ ...mail, language, to: 'a@example.jp' });
      expect(raw).toContain(`From: ${sender}\r\n`);
      expect(raw).toContain('Reply-To: support@relay.example\r\n');
      transport.close();
    },
  );

  it.each(['REQUEST', 'PUBLISH', 'CANCEL'])(
    'says beside a calendar entry what it is for: %s',
    async (method) => {
      const transport = createSmtpTransport(url, from);
      const calendar = `BEGIN:VCALENDAR\r\nMETHOD:${method}\r\nEND:VCALENDAR\r\n`;
      await transport.send({ ...mail, to: 'a@example.jp', calendar });
      expect(raw).toMatch(new RegExp(`text/calendar;[^;]*;?\\s*method=${method}`));
      transport.close();
    },
  );

  it.each([
    ['RCPT', '550 5.1.1 unknown user', true],
    ['RCPT', '550 no such user', true],
    ['RCPT', '450 4.2.1 busy', false],
    ['RCPT', '554 5.7.1 relay access denied', false],
    ['DATA', '552 5.2.2 mailbox full', true],
    ['DATA', '550 5.4.5 daily quota exceeded', false],
    ['MAIL', '550 5.1.1 unknown user', false],
    ['MAIL', '550 5.1.8 bad sender', false],
  ] as const)('knows at %s what %s is about', async (command, reply, isForGood) => {
    refusal = { command, reply };
    const transport = createSmtpTransport(url, from);
    const error: unknown = await transport
      .send({ ...mail, to: 'a@example.jp' })
      .catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(Error);
    expect(error instanceof MailRefused).toBe(isForGood);
    refusal = undefined;
    transport.close();
  });

  it.each([
    ['山田@例え.jp', undefined],
    ['user+tag@sub.example.co.jp', undefined],
    ['δοκιμή@παράδειγμα.δοκιμή', undefined],
    // As a Japanese carrier handed them out, and as mail servers want them.
    ['a..b@docomo.example', '"a..b"@docomo.example'],
    ['a.b.@ezweb.example', '"a.b."@ezweb.example'],
    ['"a,b..c"@example.jp', undefined],
  ])('reaches %s', async (to, written = to) => {
    const transport = createSmtpTransport(url, from);
    await transport.send({ ...mail, to });
    expect(raw).toContain('Subject: s');
    expect(recipient).toBe(written);
    transport.close();
  });
});

describe('A server that does not answer', () => {
  // Long enough for a busy machine to hand a mail over.
  const limits = { connection: 1_000, greeting: 1_000, handingOver: 3_000, reply: 2_500 };
  const mail = {
    language: 'ja',
    to: 'b@example.jp',
    subject: 's',
    text: 't',
    html: 't',
    mailId: 'm',
  } as const;
  const sender = { address: 'a@relay.example', name: { ja: 'a', en: 'a' }, replyTo: 'a@relay.example' };
  const transportTo = (port: number, reply = limits.reply) =>
    createSmtpTransport(`smtp://127.0.0.1:${port}`, sender, { ...limits, reply });
  let server: Server;
  let answer: (socket: Socket) => void;
  const open = new Set<Socket>();

  beforeEach(async () => {
    server = createServer((socket) => {
      open.add(socket);
      socket.on('error', () => undefined);
      socket.on('close', () => open.delete(socket));
      answer(socket);
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  });

  afterEach(async () => {
    for (const socket of open) socket.destroy();
    await new Promise<void>((resolve) => server.close(() => resolve()));
  });

  it.each<[string, (socket: Socket) => void]>([
    ['says nothing', () => undefined],
    ['greets and says nothing more', (socket) => socket.write('220 relay ESMTP\r\n')],
    [
      'never comes to an end',
      (socket) => {
        socket.write('220 relay ESMTP\r\n');
        const timer = setInterval(() => socket.write('250-still here\r\n'), 50);
        socket.on('close', () => clearInterval(timer));
      },
    ],
  ])('and %s holds no mail for ever', async (_what, behaviour) => {
    answer = behaviour;
    const { port } = server.address() as AddressInfo;
    const transport = transportTo(port);
    await expect(transport.send(mail)).rejects.toThrow();
    transport.close();
  });

  it.each([
    [4_500, 'is waited for, and not given the mail again', 20_000],
    [60_000, 'is given up in the end', 2_500],
  ])('for %i ms once it has the mail %s', async (pause, _what, reply) => {
    let taken = 0;
    let timer: NodeJS.Timeout | undefined;
    const slow = new SMTPServer({
      authOptional: true,
      disabledCommands: ['AUTH', 'STARTTLS'],
      onData: (stream, _session, done) => {
        stream.resume();
        stream.on('end', () => (timer = setTimeout(() => done(null, `taken ${(taken += 1)}`), pause)));
      },
    });
    await new Promise<void>((resolve) => slow.listen(0, '127.0.0.1', resolve));
    const transport = transportTo((slow.server.address() as AddressInfo).port, reply);
    const sent = await transport.send(mail).then(
      () => true,
      () => false,
    );
    clearTimeout(timer);
    transport.close();
    await new Promise<void>((resolve) => slow.close(() => resolve()));
    expect([sent, taken]).toEqual(pause < reply ? [true, 1] : [false, 0]);
  });
});

/** The words of an HTML page, as a reader gets them. */
function shown(html: string): string {
  return html
    .replace(/<style>.*?<\/style>/s, '')
    .replace(/<[^>]+>/g, '\n')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCharCode(Number(code)))
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&quot;', '"')
    .replaceAll('&#x27;', "'")
    .replaceAll('&amp;', '&');
}
