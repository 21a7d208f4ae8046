import { isIP } from 'node:net';
import { OutgoingFailure } from '@patchbay/core/tool-execution';
import ipaddr from 'ipaddr.js';

/** Finds the addresses of a name. */
export type Resolver = (hostname: string) => Promise<readonly string[]>;

/**
 * Whether an address belongs to the public Internet. Everything else is inside somewhere: loopback, private networks,
 * link-local (the metadata service), carrier-grade NAT, unique local addresses, and every form of IPv6 that carries an
 * IPv4 address in itself.
 */
export function isPublicAddress(address: string): boolean {
  if (isIP(address) === 0) return false;
  const parsed = ipaddr.parse(address);
  if (parsed.range() !== 'unicast') return false;
  // Of IPv6, only what IANA has given out for global use (2000::/3); the registry's other ranges are not routed.
  return parsed.kind() === 'ipv4' || parsed.match(ipaddr.parseCIDR('2000::/3'));
}

/** Where a request may go: the addresses that were checked, and no other. */
export interface CheckedTarget {
  readonly url: URL;
  readonly addresses: readonly string[];
}

/** What decides about targets. */
export interface AddressPolicy {
  readonly resolve: Resolver;
  /**
   * `host:port` as written in addresses, for stacks on one machine and tests: these may be http and may be inside.
   * Empty in the cloud.
   */
  readonly local_hosts: readonly string[];
}

/**
 * Decides about an address before anything is sent. The name is resolved once, here: the connection goes to what was
 * checked, whatever the name means a moment later.
 *
 * @throws OutgoingFailure `address_refused`, `name_not_found`
 */
export async function checkedTarget(address: string, policy: AddressPolicy): Promise<CheckedTarget> {
  const url = URL.parse(address);
  if (url === null) throw new OutgoingFailure('address_refused', 'This is no address that can be called.');
  if (url.username !== '' || url.password !== '') {
    throw new OutgoingFailure('address_refused', 'An address with a user or password is not called.');
  }
  const isLocal = policy.local_hosts.includes(url.host);
  if (url.protocol !== 'https:' && !(isLocal && url.protocol === 'http:')) {
    throw new OutgoingFailure('address_refused', 'Only https addresses are called.');
  }
  // The parser has turned decimal, octal, hexadecimal and short forms of IPv4 into the usual one.
  const host = url.hostname.replace(/^\[|\]$/g, '');
  const addresses = isIP(host) === 0 ? await resolved(host, policy.resolve) : [host];
  if (!isLocal && !addresses.every(isPublicAddress)) {
    throw new OutgoingFailure('address_refused', `${url.host} is not a public address.`);
  }
  return { url, addresses };
}

async function resolved(host: string, resolve: Resolver): Promise<readonly string[]> {
  const addresses = await resolve(host).catch((cause: unknown) => {
    throw new OutgoingFailure('name_not_found', `The host ${host} was not found.`, { cause });
  });
  if (addresses.length > 0) return addresses;
  throw new OutgoingFailure('name_not_found', `The host ${host} was not found.`);
}
