import { systemClock, ulidSource } from '@patchbay/config';
import { systemScope } from '@patchbay/core/kernel';
import type { SecretReader } from '@patchbay/core/provider-credentials';
import {
  createPhoneNumberService,
  createSipTrunkService,
  createTrunkSweep,
  createTrunkSync,
  type TrunkProvider,
} from '@patchbay/core/telephony';
import { livekitTrunks } from '@patchbay/livekit';
import { startStack } from '@patchbay/local-stack';
import {
  createCredentialRepository,
  createPhoneNumberRepository,
  createSipTrunkRepository,
  createTrunkWatchList,
} from '@patchbay/mongo';
import { idOf, openTestDatabase, TENANT_A, TENANT_B } from '@patchbay/testing';
import { SipClient } from 'livekit-server-sdk';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const test = await openTestDatabase();
const ORIGIN = { request_id: 'trunks', source: 'api' };
const scope = systemScope(TENANT_A, 'test', ORIGIN);
const scopeB = systemScope(TENANT_B, 'test', ORIGIN);
const ids = ulidSource();

let stack: Awaited<ReturnType<typeof startStack>>;
let sip: SipClient;
let provider: TrunkProvider;
let isAway = false;

beforeAll(async () => {
  stack = await startStack({ components: ['redis', 'livekit-server'], ports: 'ephemeral', persist: false });
  const { livekit } = stack.endpoints;
  sip = new SipClient(livekit.url.replace(/^ws/, 'http'), livekit.api_key, livekit.api_secret);
  const real = livekitTrunks(livekit);
  const dead = livekitTrunks({ ...livekit, url: 'ws://127.0.0.1:9' });
  provider = {
    apply: (trunk) => (isAway ? dead : real).apply(trunk),
    remove: (trunk) => (isAway ? dead : real).remove(trunk),
  };
}, 600_000);

afterAll(async () => {
  await stack?.stop();
}, 60_000);

const secrets: SecretReader = { read: async () => ({ username: 'switch', password: 'of the switch' }) };

function services() {
  const trunks = createSipTrunkRepository(test.database);
  const numbers = createPhoneNumberRepository(test.database);
  const credentials = createCredentialRepository(test.database);
  const sync = createTrunkSync({ trunks, numbers, credentials, secrets, provider });
  const deps = { trunks, numbers, credentials, sync, unitOfWork: test.unit_of_work, clock: systemClock, ids };
  return {
    trunks: createSipTrunkService(deps),
    numbers: createPhoneNumberService(deps),
    sweep: createTrunkSweep({ watchList: createTrunkWatchList(test.database), sync }),
  };
}

const inbound = { direction: 'inbound', name: 'In', media_encryption: 'disabled', metadata: {} } as const;
const outbound = {
  direction: 'outbound',
  name: 'Out',
  media_encryption: 'allowed',
  metadata: {},
  transport: 'tls',
} as const;
const number = (digits: string) => ({ number: digits, description: '', metadata: {} });

const inboundAt = async (id: string) => (await sip.listSipInboundTrunk()).filter(({ name }) => name === id);
const outboundAt = async (id: string) => (await sip.listSipOutboundTrunk()).filter(({ name }) => name === id);
const rulesOf = async (id: string) => (await sip.listSipDispatchRule()).filter(({ name }) => name === id);

describe('trunks at a real media server', { timeout: 60_000 }, () => {
  it('are made with their first number, follow every change, and leave with the last one', async () => {
    const { trunks, numbers } = services();
    const made = await trunks.create(scope, { ...inbound, allowed_addresses: ['203.0.113.0/24'] });
    expect(made).toMatchObject({ status: 'inactive', numbers: [] });
    expect(await inboundAt(made.id)).toEqual([]);

    const first = await numbers.create(scope, { ...number('+493011111111'), inbound_trunk_id: made.id });
    expect(await trunks.get(scope, made.id)).toMatchObject({ status: 'ready', numbers: ['+493011111111'] });
    const [there] = await inboundAt(made.id);
    expect(there).toMatchObject({ numbers: ['+493011111111'], allowedAddresses: ['203.0.113.0/24'] });
    const rules = await rulesOf(made.id);
    expect(rules.map(({ trunkIds }) => trunkIds)).toEqual([[there?.sipTrunkId]]);

    await numbers.create(scope, { ...number('+493011111112'), inbound_trunk_id: made.id });
    await trunks.update(scope, made.id, { allowed_addresses: ['198.51.100.7'] });
    const [changed] = await inboundAt(made.id);
    expect(changed).toMatchObject({ sipTrunkId: there?.sipTrunkId, allowedAddresses: ['198.51.100.7'] });
    expect(changed?.numbers).toEqual(['+493011111111', '+493011111112']);
    expect(await rulesOf(made.id)).toHaveLength(1);

    await expect(trunks.archive(scope, made.id)).rejects.toMatchObject({ code: 'resource_in_use' });
    await numbers.archive(scope, first.id);
    const [one] = await inboundAt(made.id);
    expect(one?.numbers).toEqual(['+493011111112']);
    const { data } = await createPhoneNumberRepository(test.database).list(scope, {
      sip_trunk_id: made.id,
      archived: 'exclude',
      limit: 10,
      order: 'asc',
    });
    for (const { id } of data) await numbers.archive(scope, id);
    expect(await inboundAt(made.id)).toEqual([]);
    expect(await rulesOf(made.id)).toEqual([]);
    expect(await trunks.archive(scope, made.id)).toMatchObject({ status: 'inactive' });
  });

  it('sign in with the credential, which is shown nowhere', async () => {
    const { trunks, numbers } = services();
    const credential = idOf('provider_credential', 5);
    const at = new Date();
    await test.client
      .db(test.name)
      .collection<{ _id: string }>('provider_credentials')
      .insertOne({
        _id: credential,
        ...{ object: 'provider_credential', tenant_id: TENANT_A, kind: 'sip', name: 'Switch', allowed_hosts: [] },
        ...{ metadata: {}, created_at: at, created_by: { type: 'system', id: 'x' }, updated_at: at, rotated_at: at },
        ...{ archived_at: null, secret_version: 'v1' },
      });
    const made = await trunks.create(scope, {
      ...outbound,
      address: 'sip.example.org:5061',
      credential_id: credential,
    });
    await numbers.create(scope, { ...number('+493022222222'), outbound_trunk_id: made.id });
    const [there] = await outboundAt(made.id);
    expect(there).toMatchObject({ address: 'sip.example.org:5061', transport: 3, authUsername: 'switch' });
    const rows = await test.client.db(test.name).collection('sip_trunks').find().toArray();
    expect(JSON.stringify([rows, await trunks.get(scope, made.id)])).not.toContain('of the switch');
  });

  it('say that they could not be brought there, and are when the server is back', async () => {
    const { trunks, numbers, sweep } = services();
    const made = await trunks.create(scope, { ...outbound, address: 'sip.example.org' });
    isAway = true;
    await numbers.create(scope, { ...number('+493033333333'), outbound_trunk_id: made.id });
    expect(await trunks.get(scope, made.id)).toMatchObject({
      status: 'failed',
      status_reason: expect.stringContaining('media server'),
    });
    isAway = false;
    await sweep(ORIGIN);
    expect(await trunks.get(scope, made.id)).toMatchObject({ status: 'ready', status_reason: null });
    expect(await outboundAt(made.id)).toHaveLength(1);
  });

  it('is one at the server, whoever makes it at the same time or died in between', async () => {
    const { trunks, numbers } = services();
    const made = await trunks.create(scope, { ...inbound, allowed_addresses: ['203.0.113.9'] });
    await Promise.all(
      ['+493044444441', '+493044444442', '+493044444443'].map((digits) =>
        numbers.create(scope, { ...number(digits), inbound_trunk_id: made.id }),
      ),
    );
    const { sweep } = services();
    await sweep(ORIGIN);
    const there = await inboundAt(made.id);
    expect(there).toHaveLength(1);
    expect(there[0]?.numbers.toSorted()).toEqual(['+493044444441', '+493044444442', '+493044444443']);
    expect(await rulesOf(made.id)).toHaveLength(1);
  });

  it('keep a number to one tenant, and say nothing of whose it is', async () => {
    const { numbers } = services();
    const own = await numbers.create(scope, number('+493055555555'));
    await expect(numbers.create(scope, number('+493055555555'))).rejects.toMatchObject({
      code: 'phone_number_in_use',
      details: { phone_number_id: own.id },
    });
    const foreign = await numbers.create(scopeB, number('+493055555555')).catch((error: unknown) => error);
    expect(foreign).toMatchObject({ code: 'phone_number_in_use' });
    expect(JSON.stringify(foreign)).not.toContain(own.id);
    await numbers.archive(scope, own.id);
    await numbers.create(scopeB, number('+493055555555'));
    await expect(numbers.restore(scope, own.id)).rejects.toMatchObject({ code: 'phone_number_in_use' });
  });

  it('refuse what does not fit: another direction, another tenant, nobody to keep out', async () => {
    const { trunks, numbers } = services();
    const made = await trunks.create(scope, { ...outbound, address: 'sip.example.org' });
    const wrong = { ...number('+493066666666'), inbound_trunk_id: made.id };
    await expect(numbers.create(scope, wrong)).rejects.toMatchObject({
      code: 'unprocessable',
      param: 'inbound_trunk_id',
    });
    const theirs = { ...number('+493066666666'), outbound_trunk_id: made.id };
    await expect(numbers.create(scopeB, theirs)).rejects.toMatchObject({ code: 'reference_not_found' });
    await expect(trunks.update(scope, made.id, { allowed_addresses: ['203.0.113.9'] })).rejects.toMatchObject({
      code: 'unprocessable',
      param: 'allowed_addresses',
    });
    const open = await trunks.create(scope, { ...inbound, allowed_addresses: ['203.0.113.9'] });
    await expect(trunks.update(scope, open.id, { allowed_addresses: [] })).rejects.toMatchObject({
      code: 'unprocessable',
      param: 'allowed_addresses',
    });
  });
});
