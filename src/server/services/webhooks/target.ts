import { lookup as lookUp } from 'node:dns';
import { BlockList, isIP, type LookupFunction } from 'node:net';

/** Hosts of this machine or network that may be called all the same: for local runs, named one by one. */
export type AllowedHosts = readonly string[];

const LONGEST = 500;
const PRIVATE = new BlockList();
for (const [network, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
] as const)
  PRIVATE.addSubnet(network, prefix, 'ipv4');
/** IPv6 is allowed where it is global unicast (2000::/3), less what tunnels to IPv4 or is for documents. */
const GLOBAL6 = new BlockList();
GLOBAL6.addSubnet('2000::', 3, 'ipv6');
const SPECIAL6 = new BlockList();
for (const [network, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
  ['3fff::', 20],
] as const)
  SPECIAL6.addSubnet(network, prefix, 'ipv6');

/** Whether an address is one of the public internet (IANA special-purpose registries, RFC 6890). */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address);
  if (family === 4) return !PRIVATE.check(address, 'ipv4');
  return family === 6 && GLOBAL6.check(address, 'ipv6') && !SPECIAL6.check(address, 'ipv6');
}

/** The address of an endpoint, or undefined where it may not be one: https, a name, no credentials, no odd port. */
export function parseTarget(text: string, allowed: AllowedHosts): URL | undefined {
  if (text.length > LONGEST || !URL.canParse(text)) return undefined;
  const url = new URL(text);
  if (url.username !== '' || url.password !== '' || url.hash !== '') return undefined;
  if (allowed.includes(url.hostname))
    return url.protocol === 'https:' || url.protocol === 'http:' ? url : undefined;
  if (url.protocol !== 'https:' || (url.port !== '' && Number(url.port) < 1024)) return undefined;
  const host = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(host) !== 0) return isPublicAddress(host) ? url : undefined;
  return host.includes('.') && !/\.(?:local|localhost|internal|home\.arpa)\.?$/.test(host) ? url : undefined;
}

/**
 * Resolves a name to public addresses only, at the moment of connecting: a name that was public when it was registered
 * may lead elsewhere by now.
 */
export function guardedLookup(allowed: AllowedHosts): LookupFunction {
  return (hostname, options, callback) => {
    lookUp(hostname, { ...options, all: true }, (error, addresses) => {
      if (error) return callback(error, '');
      const usable = allowed.includes(hostname)
        ? addresses
        : addresses.filter(({ address }) => isPublicAddress(address));
      const [first] = usable;
      if (!first)
        return callback(
          Object.assign(new Error('The name leads to no public address.'), { code: 'EPRIVATE' }),
          '',
        );
      return options.all === true ? callback(null, usable) : callback(null, first.address, first.family);
    });
  };
}
