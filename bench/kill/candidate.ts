import { randomBytes } from 'node:crypto';
import { mintLink } from '../../src/core/link/index.ts';
import type { MailSink } from '../support/mail-sink.ts';

export const EMPLOYER_CODE = 'K7Q2M';

/** What the service told one person. Nothing else may be lost. */
export interface Acknowledged {
  readonly mail: string;
  /** The form was taken: the browser was sent on to the page for the code. */
  form: boolean;
  /** The code was taken: the browser was sent on to the page that says so. */
  registration: boolean;
}

export interface Surroundings {
  /** A server that runs now; another one each time where there are several. */
  origin(): string;
  readonly mails: MailSink;
  readonly stopped: () => boolean;
}

const MAIL_MS = 20_000;

/**
 * One person with a browser: opens the link, sends the form, types the mailed code. What is not answered is sent
 * again, as people do; gives up when the mail does not come.
 */
export async function behave(name: string, around: Surroundings): Promise<Acknowledged> {
  const mail = `${name}@example.jp`;
  const said: Acknowledged = { mail, form: false, registration: false };
  const link = mintLink({
    relayOrigin: 'https://relay.example',
    employerCode: EMPLOYER_CODE,
    randomBytes,
  }).code;
  const from = `10.${[...randomBytes(3)].join('.')}`;
  await ask(around, from, 'GET', `/r/${link}`);
  const form = {
    name: '佐藤 美咲',
    mail,
    job: 'backend',
    handoff: 'yes',
    agencies: 'agy_one',
    submission: randomBytes(16).toString('hex'),
  };
  const codePage = await ask(around, from, 'POST', `/r/${link}/ja/register`, form);
  if (!codePage) return said;
  said.form = true;
  for (let seen = 0; seen < 3 && !around.stopped(); seen += 1) {
    const code = await codeFor(around, mail, seen);
    if (!code) return said;
    const done = await ask(around, from, 'POST', codePage, { code });
    if (done?.includes('/done/')) {
      said.registration = true;
      return said;
    }
  }
  return said;
}

async function codeFor(around: Surroundings, mail: string, seen: number): Promise<string | undefined> {
  try {
    const { subject } = await around.mails.next(mail, seen, MAIL_MS);
    return /\d{6}/.exec(subject)?.[0];
  } catch {
    return undefined;
  }
}

/** The redirect's target, an empty text for a page, undefined where it was refused or the load is over. */
async function ask(
  around: Surroundings,
  from: string,
  method: 'GET' | 'POST',
  path: string,
  fields?: Record<string, string>,
): Promise<string | undefined> {
  while (!around.stopped()) {
    try {
      const reply = await fetch(`${around.origin()}${path}`, {
        method,
        redirect: 'manual',
        signal: AbortSignal.timeout(10_000),
        headers: {
          accept: 'text/html',
          'user-agent': 'Mozilla/5.0 Chrome/140',
          'x-forwarded-for': from,
          'content-type': 'application/x-www-form-urlencoded',
        },
        body: fields ? new URLSearchParams(fields).toString() : null,
      });
      await reply.arrayBuffer();
      if (reply.status === 303) return reply.headers.get('location') ?? '';
      if (reply.status === 200) return '';
      if (reply.status < 500) return undefined;
    } catch {
      // Cut off or refused: the person presses the button again.
    }
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
  return undefined;
}
