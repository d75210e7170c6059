import { mintLink } from '../../src/core/link/index.ts';
import { normaliseMailAddress } from '../../src/server/identity/mail-address.ts';
import { systemRandom } from '../../src/server/secrets/random.ts';
import { TEST_RELAY } from './service-context.ts';
import type { ServiceApp } from './service-app.ts';

/** A link as a device mints it. */
export function newLink(employerCode = 'K7Q2M'): string {
  return mintLink({ relayOrigin: TEST_RELAY, employerCode, randomBytes: systemRandom }).code;
}

/**
 * Registers as a candidate does, over the public pages alone: the form, the mailed digits typed, the page that says
 * done. Returns the address of that page.
 */
export async function registerByPages(
  site: ServiceApp,
  person: {
    readonly link: string;
    readonly mail: string;
    readonly fields?: Readonly<Record<string, string>>;
  },
): Promise<string> {
  const address = `/r/${person.link}/ja/register`;
  const { body } = await site.app.inject({ url: address });
  const form = await post(site, address, {
    name: '候補 太郎',
    mail: person.mail,
    job: 'backend',
    handoff: 'yes',
    agencies: /name="agencies" value="([^"]*)"/.exec(body)?.[1] ?? '',
    ...person.fields,
  });
  const done = await post(site, form, { code: await mailedDigits(site, person.mail) });
  const page = await site.app.inject({ url: done });
  if (page.statusCode !== 200) throw new Error(`Registering ended with ${page.statusCode}.`);
  return done;
}

/** The six digits last mailed to an address; a known person gets them at the spelling on file. */
export async function mailedDigits({ context }: ServiceApp, to: string): Promise<string> {
  const mails = await context.database.kysely
    .selectFrom('outbox')
    .select('message')
    .where('message', '<>', '')
    .orderBy('created_at', 'desc')
    .orderBy('mail_id', 'desc')
    .execute();
  for (const { message } of mails) {
    const mail = JSON.parse(message) as { to: string; subject: string };
    const digits = /\d{6}/.exec(mail.subject)?.[0];
    if (digits && normaliseMailAddress(mail.to) === normaliseMailAddress(to)) return digits;
  }
  throw new Error('No code was mailed.');
}

async function post(site: ServiceApp, url: string, fields: Record<string, string>): Promise<string> {
  const reply = await site.app.inject({
    method: 'POST',
    url,
    headers: { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html' },
    payload: new URLSearchParams(fields).toString(),
  });
  if (reply.statusCode !== 303)
    throw new Error(`${url.replace(/\/r\/.*\//, '…/')} answered ${reply.statusCode}.`);
  return String(reply.headers.location);
}
