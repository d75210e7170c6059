import { personKeyOf } from '../person-key.ts';
import { moment } from '../runtime.ts';
import { newToken } from '../secrets.ts';
import { findSuppression, liftSuppression, suppress } from '../stores/suppressions.ts';
import type { ServiceContext } from './context.ts';

/** Never mails this address again. Returns the key of the page that says so, the same way for every address. */
export async function stopMails(context: ServiceContext, mail: string): Promise<string> {
  const pageKey = newToken(context.random);
  await suppress(context.database.kysely, {
    person_key: personKeyOf(context.secret, mail),
    page_key: pageKey,
    mail,
    created_at: moment(context.clock()),
  });
  return pageKey;
}

/** The address that was stopped on a page; undefined where the stop was undone or repeated elsewhere. */
export async function stoppedAddress(context: ServiceContext, pageKey: string): Promise<string | undefined> {
  return (await findSuppression(context.database.kysely, pageKey))?.mail;
}

export async function allowMails(context: ServiceContext, pageKey: string): Promise<void> {
  await liftSuppression(context.database.kysely, pageKey);
}
