import { describe, expect, it } from 'vitest';
import { type AddressPolicy, checkedTarget, isPublicAddress } from './address-policy.ts';

const policy = (addresses: Record<string, string[]> = {}, local_hosts: string[] = []): AddressPolicy => ({
  resolve: async (host) => addresses[host] ?? Promise.reject(new Error(`ENOTFOUND ${host}`)),
  local_hosts,
});
const outcome = (address: string, rules: AddressPolicy) =>
  checkedTarget(address, rules).then(
    ({ addresses }) => addresses,
    ({ code }: { code: string }) => code,
  );

describe('an address is public', () => {
  it.each(['8.8.8.8', '93.184.216.34', '2606:4700:4700::1111', '2a00:1450:4001:82a::200e'])('%s', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('an address is inside', () => {
  it.each([
    ['this host', '0.0.0.0'],
    ['loopback', '127.0.0.1'],
    ['loopback', '127.255.255.254'],
    ['private', '10.0.0.1'],
    ['private', '172.16.0.1'],
    ['private', '172.31.255.255'],
    ['private', '192.168.1.1'],
    ['metadata', '169.254.169.254'],
    ['metadata of ECS tasks', '169.254.170.2'],
    ['carrier-grade NAT', '100.64.0.1'],
    ['carrier-grade NAT', '100.127.255.255'],
    ['protocol assignments', '192.0.0.8'],
    ['documentation', '192.0.2.1'],
    ['benchmarks', '198.18.0.1'],
    ['multicast', '224.0.0.1'],
    ['reserved', '240.0.0.1'],
    ['broadcast', '255.255.255.255'],
    ['unspecified', '::'],
    ['loopback', '::1'],
    ['IPv4-mapped', '::ffff:127.0.0.1'],
    ['IPv4-mapped', '::ffff:a9fe:a9fe'],
    ['IPv4-compatible', '::127.0.0.1'],
    ['NAT64', '64:ff9b::7f00:1'],
    ['6to4', '2002:7f00:1::'],
    ['Teredo', '2001::1'],
    ['unique local', 'fc00::1'],
    ['metadata of EC2 over IPv6', 'fd00:ec2::254'],
    ['link-local', 'fe80::1'],
    ['link-local with a zone', 'fe80::1%eth0'],
    ['site-local', 'fec0::1'],
    ['multicast', 'ff02::1'],
    ['documentation', '2001:db8::1'],
    ['not routed', '4000::1'],
    ['no address', 'localhost'],
    ['no address', ''],
  ])('%s: %s', (_what, address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('a target', () => {
  it.each([
    'https://127.0.0.1/',
    'https://127.1/',
    'https://2130706433/',
    'https://0177.0.0.1/',
    'https://0x7f.0.0.1/',
    'https://0x7f000001/',
    'https://017700000001/',
    'https://127.0.0.1./',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://[0:0:0:0:0:ffff:7f00:1]/',
    'https://１２７.0.0.1/',
    'https://①②⑦.0.0.1/',
    'https://169.254.169.254/latest/meta-data/',
    'https://user:password@example.org/',
    'http://example.org/',
    'ftp://example.org/',
    'file:///etc/passwd',
    'gopher://example.org/',
    'no address',
  ])('%s is refused', async (address) => {
    expect(await outcome(address, policy({ 'example.org': ['93.184.216.34'] }))).toBe('address_refused');
  });

  it('is what its name resolves to, all of it public', async () => {
    const names = {
      'good.example': ['93.184.216.34', '2606:4700::1'],
      'half.example': ['93.184.216.34', '10.0.0.1'],
      localhost: ['127.0.0.1'],
      'empty.example': [],
    };
    expect(await outcome('https://good.example/x', policy(names))).toEqual(names['good.example']);
    expect(await outcome('https://half.example/x', policy(names))).toBe('address_refused');
    expect(await outcome('https://localhost/x', policy(names))).toBe('address_refused');
    expect(await outcome('https://empty.example/x', policy(names))).toBe('name_not_found');
    expect(await outcome('https://unknown.example/x', policy(names))).toBe('name_not_found');
  });

  it('may be inside and plain http only where the stack lists exactly this host and port', async () => {
    const local = policy({}, ['127.0.0.1:8200']);
    expect(await outcome('http://127.0.0.1:8200/x', local)).toEqual(['127.0.0.1']);
    for (const other of [
      'http://127.0.0.1:8201/',
      'http://127.0.0.1/',
      'http://127.0.0.2:8200/',
      'ftp://127.0.0.1:8200/',
    ])
      expect(await outcome(other, local)).toBe('address_refused');
  });
});
