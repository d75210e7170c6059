import { existsSync } from 'node:fs';
import { isIP } from 'node:net';
import path from 'node:path';
import type { EntraSettings } from './entra/access-token.ts';
import { parseMailAddress } from './identity/mail-address.ts';
import type { Operator } from './identity/operator.ts';
import { databaseUrlFault, ESCAPED, isServer } from './process/server-address.ts';
import type { ServiceOptions } from './service.ts';

export interface Config {
  readonly port: number;
  readonly host: string;
  /** Seconds between saying at /readyz that the process stops and stopping. */
  readonly drainSeconds: number;
  readonly service: ServiceOptions;
}

type Environment = Readonly<Record<string, string | undefined>>;

/** Reads the environment once. All faults come back together, each saying what is expected. */
export function readConfig(env: Environment): Config | { readonly faults: readonly string[] } {
  const faults: string[] = [];
  const required = (name: string, what: string): string => {
    const value = env[name] ?? '';
    if (value === '') faults.push(`${name} is missing: ${what}.`);
    return value;
  };
  const port = Number(env['PORT'] || '8080');
  if (!Number.isInteger(port) || port < 0 || port > 65_535)
    faults.push('PORT does not fit: a number up to 65535.');
  const databaseUrl = env['DATABASE_URL'] || undefined;
  const databaseFault = databaseUrl && databaseUrlFault(databaseUrl);
  if (databaseFault) faults.push(databaseFault);
  const relayOrigin = required('RELAY_ORIGIN', 'where links lead, e.g. https://relay.example');
  if (relayOrigin !== '' && !isOrigin(relayOrigin))
    faults.push(
      'RELAY_ORIGIN does not fit: where links lead, e.g. https://relay.example, in lower case and with nothing behind the host.',
    );
  if (relayOrigin.length > 40)
    faults.push('RELAY_ORIGIN is too long: at most 40 characters, so that links stay short.');
  const mailServer = 'the mail server, e.g. smtp://user:password@mail.example:587';
  const smtpUrl = required('SMTP_URL', mailServer);
  if (smtpUrl !== '' && !isServer(smtpUrl, /^smtps?:\/\/[^/?#]/))
    faults.push(`SMTP_URL does not fit: ${mailServer}, ${ESCAPED}.`);
  const sender = required('MAIL_FROM', 'the sender’s address, e.g. support@relay.example');
  const mailFrom = readMail('MAIL_FROM', sender, faults) ?? '';
  required('OPERATOR_NAME', 'who runs the relay, in Japanese');
  required('OPERATOR_NAME_EN', 'who runs the relay, in English');
  required('OPERATOR_LICENCE', 'the licence number shown to candidates');
  required('OPERATOR_ADDRESS', 'the postal address shown to candidates');
  const operator = readOperator(env, faults);
  const drainSeconds = Number(env['DRAIN_SECONDS'] || '0');
  if (!Number.isInteger(drainSeconds) || drainSeconds < 0 || drainSeconds > 120)
    faults.push('DRAIN_SECONDS does not fit: a number up to 120.');
  const monitorToken = env['METRICS_TOKEN'] || undefined;
  if (monitorToken !== undefined && !/^[\w.~+/-]{20,200}$/.test(monitorToken))
    faults.push('METRICS_TOKEN does not fit: 20 to 200 letters, digits and - . _ ~ + /.');
  const logLevel = env['LOG_LEVEL'] || 'info';
  if (!['fatal', 'error', 'warn', 'info', 'debug', 'silent'].includes(logLevel))
    faults.push('LOG_LEVEL does not fit: fatal, error, warn, info, debug or silent.');
  const operatorMembers = readList(env['OPERATOR_MEMBERS']);
  if (!operatorMembers.every((mail) => parseMailAddress(mail).ok))
    faults.push('OPERATOR_MEMBERS does not fit: mail addresses, separated by commas.');
  const frameAncestors = readList(env['FRAME_ANCESTORS']);
  if (!frameAncestors.every((source) => /^https:\/\/(\*\.)?[\w.-]+(:\d+)?$/.test(source)))
    faults.push(
      'FRAME_ANCESTORS does not fit: origins, separated by commas, e.g. https://outlook.office.com.',
    );
  const trustProxy = readProxies(env['TRUST_PROXY'], faults);
  const staticRoot = env['STATIC_ROOT'] ? path.resolve(env['STATIC_ROOT']) : undefined;
  if (staticRoot && !existsSync(path.join(staticRoot, 'taskpane.html')))
    faults.push('STATIC_ROOT does not fit: the folder of the built add-in, with its taskpane.html.');
  const entra = readEntra(env, faults);
  if (faults.length > 0) return { faults };
  return {
    port,
    host: env['HOST'] || '127.0.0.1',
    drainSeconds,
    service: {
      databaseUrl,
      dataDir: env['DATA_DIR'] || '.data',
      relayOrigin,
      smtpUrl,
      mailFrom,
      operator,
      entra,
      logLevel,
      monitorToken,
      operatorMembers,
      trustProxy,
      staticRoot,
      frameAncestors: frameAncestors.length > 0 ? frameAncestors : undefined,
      webhookHosts: readList(env['WEBHOOK_HOSTS']),
    },
  };
}

/** An origin as browsers write it: https, the host in lower case, a port only where it is another than 443. */
function isOrigin(text: string): boolean {
  // URLs allow more signs in a host than names have; they end up in policies and manifests.
  return /^https:\/\/[a-z0-9.-]+(:\d+)?$/.test(text) && URL.canParse(text) && new URL(text).origin === text;
}

/** Who runs the relay, for the service and the command line alike. What nobody has set is empty. */
export function readOperator(env: Environment, faults: string[] = []): Operator {
  const name = env['OPERATOR_NAME'] ?? '';
  const nameEn = env['OPERATOR_NAME_EN'] || name;
  const address = env['OPERATOR_ADDRESS'] ?? '';
  return {
    name,
    nameEn,
    officeNameEn: env['OPERATOR_OFFICE_EN'] || nameEn,
    licence: env['OPERATOR_LICENCE'] ?? '',
    address: { ja: address, en: env['OPERATOR_ADDRESS_EN'] || address },
    contactMail:
      readMail('OPERATOR_MAIL', env['OPERATOR_MAIL'], faults) ??
      readMail('MAIL_FROM', env['MAIL_FROM']) ??
      '',
    hostedIn: readPlace(env, faults),
  };
}

function readMail(name: string, text: string | undefined, faults: string[] = []): string | undefined {
  if (!text) return undefined;
  const read = parseMailAddress(text);
  if (!read.ok) faults.push(`${name} does not fit: a mail address, e.g. support@relay.example.`);
  return read.ok ? read.address : undefined;
}

/** Ranges that the framework knows by name. */
const NAMED_NETWORKS = ['loopback', 'linklocal', 'uniquelocal'];

/** Addresses and networks. A bare number would be read as an address (`1` as 0.0.0.1), and nobody be trusted. */
function readProxies(text: string | undefined, faults: string[]): string | false {
  const networks = readList(text);
  if (!networks.every((network) => NAMED_NETWORKS.includes(network) || isNetwork(network)))
    faults.push(
      'TRUST_PROXY does not fit: addresses or networks of the proxies in front, separated by commas, e.g. 10.0.0.0/8.',
    );
  return networks.length > 0 && networks.join(',');
}

function isNetwork(text: string): boolean {
  const [address = '', bits, ...more] = text.split('/');
  const longest = { 0: 0, 4: 32, 6: 128 }[isIP(address)] ?? 0;
  const isPrefix = bits === undefined || (/^[1-9]\d{0,2}$/.test(bits) && Number(bits) <= longest);
  return longest > 0 && isPrefix && more.length === 0;
}

/** Where the data are, in both languages or not at all. */
function readPlace(env: Environment, faults: string[]): Readonly<Record<'ja' | 'en', string>> | undefined {
  const [ja = '', en = ''] = [env['HOSTED_IN'], env['HOSTED_IN_EN']];
  if ((ja === '') !== (en === ''))
    faults.push('HOSTED_IN and HOSTED_IN_EN belong together: where the servers stand, in both languages.');
  return ja !== '' && en !== '' ? { ja, en } : undefined;
}

/** What stands between commas or blanks, as in `WEBHOOK_HOSTS`. */
export function readList(text = ''): readonly string[] {
  return text.split(/[\s,]+/).filter(Boolean);
}

const GUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

/** Microsoft sign-in, where an application is registered for it. */
function readEntra(env: Environment, faults: string[]): EntraSettings | undefined {
  const clientId = env['ENTRA_CLIENT_ID'];
  if (!clientId) return undefined;
  const allowedClients = [clientId, ...readList(env['ENTRA_ALLOWED_CLIENTS'])];
  if (!allowedClients.every((id) => GUID.test(id)))
    faults.push('ENTRA_CLIENT_ID or ENTRA_ALLOWED_CLIENTS does not fit: application ids in lower case.');
  const authority = env['ENTRA_AUTHORITY'] || 'https://login.microsoftonline.com';
  if (!isOrigin(authority))
    faults.push('ENTRA_AUTHORITY does not fit: e.g. https://login.microsoftonline.com.');
  const scope = env['ENTRA_SCOPE'] || 'relay.use';
  if (!/^[\w.-]+$/.test(scope))
    faults.push('ENTRA_SCOPE does not fit: the permission’s name, e.g. relay.use.');
  return { authority, clientId, scope, allowedClients };
}
