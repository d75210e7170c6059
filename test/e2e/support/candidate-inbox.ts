import type { APIRequestContext } from 'playwright-core';

const CODE = /\d{6}/;

interface InboxMail {
  readonly subject: string;
  readonly text: string;
  readonly html: string | null;
}

/** The mailbox of one person, as the local mail server keeps it. */
export class CandidateInbox {
  private readonly request: APIRequestContext;
  private readonly origin: string;
  readonly address: string;

  constructor(request: APIRequestContext, origin: string, address: string) {
    this.request = request;
    this.origin = origin;
    this.address = address;
  }

  /** Newest first. */
  async mails(): Promise<readonly InboxMail[]> {
    const reply = await this.request.get(
      `${this.origin}/simulator/inbox?to=${encodeURIComponent(this.address)}`,
    );
    return ((await reply.json()) as { mails: InboxMail[] }).mails;
  }

  /** Waits until there are so many mails, and returns the newest. */
  async newest(count: number): Promise<InboxMail> {
    for (;;) {
      const mails = await this.mails();
      const [mail] = mails;
      if (mail && mails.length >= count) return mail;
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  /** Waits for a mail with a code, whatever else arrives, and returns the code. */
  async code(): Promise<string> {
    for (;;) {
      const mail = (await this.mails()).find(({ subject }) => CODE.test(subject));
      if (mail) return codeIn(mail);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  }

  /** A mail of a recruiter with a link in it. */
  async receive(text: string): Promise<void> {
    await this.request.post(`${this.origin}/simulator/send`, {
      data: {
        from: { name: '採用担当', address: 'saiyo@aoba.example' },
        to: [{ name: '', address: this.address }],
        cc: [],
        bcc: [],
        subject: '選考結果のご連絡',
        html: null,
        text,
      },
    });
  }
}

export function codeIn(mail: InboxMail): string {
  const code = CODE.exec(mail.subject)?.[0];
  if (!code) throw new Error(`No code in “${mail.subject}”.`);
  return code;
}

export function linksIn(mail: InboxMail): readonly string[] {
  return [...new Set(`${mail.html ?? ''}\n${mail.text}`.match(/https:\/\/[^\s"<>]+/g) ?? [])];
}
