import type { PoolPerson } from '../../contract/pool.ts';
import type { ApiClient, ApiResult } from '../api/api-client.ts';
import type { Connection } from '../api/connection.ts';
import { copyText } from '../clipboard.ts';
import type { MailHost } from '../host/mail-host.ts';
import type { Translator } from '../strings/index.ts';
import { Pool } from './pool.ts';
import { hasEnded } from './remote-view.ts';
import { Report } from './report.ts';
import { Slots } from './slots.ts';

export interface RelayOptions {
  readonly api: ApiClient;
  readonly connection: Connection;
  readonly host: Pick<MailHost, 'openDraft' | 'mailbox'>;
  readonly newId: () => string;
  readonly texts: () => Translator;
}

/** Puts the sources of the tabs together. Nothing is fetched before a tab asks. */
export function createRelay({ api: service, connection, host, newId, texts }: RelayOptions) {
  const api = heardBy(connection, service);
  const language = () => texts().language;
  return {
    slots: new Slots({
      api,
      connection,
      newId,
      language,
      ownAddress: () => host.mailbox.address,
      onChanged: () => void connection.refresh(),
    }),
    report: new Report({ api, connection, language }),
    pool: new Pool({
      api,
      connection,
      host,
      copy: copyText,
      letter: (person) => letterTo(person, connection, texts()),
    }),
  };
}

/**
 * Whoever is refused for want of a connection asks the connection to find out, so that the pane offers to connect again;
 * so does who reaches nobody where it was thought online, or somebody where it was not, so that the strip says the same.
 * Where the account has to be asked first, nothing was sent: that is known already, and comes to the same.
 */
function heardBy(
  connection: Pick<Connection, 'view' | 'refresh'>,
  api: ApiClient,
): Pick<ApiClient, 'get' | 'post' | 'put' | 'text'> {
  const heard = async <T>(sent: Promise<ApiResult<T>>): Promise<ApiResult<T>> => {
    const reply = await sent;
    const isOffline = !reply.ok && reply.code === 'offline';
    if (isOffline === connection.view().online) void connection.refresh();
    if (reply.ok) return reply;
    if (hasEnded(reply.code)) void connection.refresh();
    else if (reply.code === 'unavailable' && connection.view().expired)
      return { ok: false, code: 'unauthenticated' };
    return reply;
  };
  return {
    get: (path) => heard(api.get(path)),
    post: (path, body) => heard(api.post(path, body)),
    put: (path, body) => heard(api.put(path, body)),
    text: (path) => heard(api.text(path)),
  };
}

/** The first lines of a new mail; the recruiter writes the rest and sends it, or not. */
function letterTo(person: PoolPerson, connection: Connection, { t, language }: Translator) {
  const employer = connection.view().me?.employer;
  const company = (language === 'ja' ? employer?.shortName : employer?.shortNameEn) ?? '';
  return {
    subject: t('pool.mail.subject', { company }),
    body: { type: 'text' as const, content: t('pool.mail.body', { company, name: person.name }) },
  };
}
