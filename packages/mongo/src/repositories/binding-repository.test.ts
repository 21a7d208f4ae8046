import { createConfigResolver } from '@patchbay/core/config-resolver';
import { registries } from '@patchbay/core/registries';
import { openTestDatabase, TENANT_A, TENANT_B, tenantScopeFixture, theAuditEvent } from '@patchbay/testing';
import { type CommandStartedEvent, MongoClient } from 'mongodb';
import { beforeAll, describe, expect, it } from 'vitest';
import { createMongoDatabase } from '../mongo-database.ts';
import { releaseFixture } from './release.fixtures.ts';
import { createResolutionReader } from './resolved-config-repository.ts';

const test = await openTestDatabase({ max_pool_size: 20 });
const { database, unit_of_work: unitOfWork, clock, ids } = test;
const scope = tenantScopeFixture({ tenant_id: TENANT_A });
const stranger = tenantScopeFixture({ tenant_id: TENANT_B });
const raw = test.client.db(test.name);

const release = releaseFixture({ database, unitOfWork, clock, ids });
const { bindingRepository: bindings, bindings: bindingService, environments } = release;
const agentWithPins = () => release.agentWithPins(scope);

describe('bindings', () => {
  it('made at the same time all get a number, without gap or repeat, and share one stored config', async () => {
    const { bind } = await agentWithPins();
    const made = await Promise.all(Array.from({ length: 12 }, () => bind()));
    expect(made.map(({ number }) => number).sort((a, b) => a - b)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12]);
    expect(new Set(made.map(({ digest }) => digest)).size).toBe(1);
    expect(await raw.collection('resolved_configs').countDocuments({ digest: made[0]?.digest })).toBe(1);
    for (const { id } of made) await theAuditEvent(test, { action: 'binding.created', entity_id: id });
  });

  it('are invisible to another tenant', async () => {
    const { agentId, bind } = await agentWithPins();
    const { id } = await bind();
    expect(await bindings.find(stranger, agentId, id)).toBeUndefined();
    await expect(bindingService.get(stranger, agentId, id)).rejects.toMatchObject({ code: 'not_found' });
    expect((await bindings.list(stranger, agentId, { limit: 5, order: 'asc' }, {})).data).toEqual([]);
  });
});

describe('an environment', () => {
  it('that twenty move from the same state is moved by one', async () => {
    const { agentId, bind } = await agentWithPins();
    const first = await bind();
    const others = await Promise.all(Array.from({ length: 20 }, () => bind()));
    await environments.put(scope, agentId, 'production', { binding_id: first.id, note: '' });
    const moves = await Promise.allSettled(
      others.map(({ id }) =>
        environments.put(scope, agentId, 'production', { binding_id: id, expected_binding: first.id, note: '' }),
      ),
    );
    expect(moves.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    for (const move of moves) {
      if (move.status === 'rejected') expect(move.reason).toMatchObject({ code: 'environment_moved' });
    }
    const { revision } = await environments.get(scope, agentId, 'production');
    expect(revision).toBe(2);
    expect(await raw.collection('environment_history').countDocuments({ agent_id: agentId })).toBe(2);
  });

  it('lists by name, page by page', async () => {
    const { agentId, bind } = await agentWithPins();
    const { id } = await bind();
    for (const name of ['staging', 'production', 'canary']) {
      await environments.put(scope, agentId, name, { binding_id: id, note: '' });
    }
    const page = await environments.list(scope, agentId, { limit: 2, order: 'asc' });
    const rest = await environments.list(scope, agentId, { limit: 2, order: 'asc', cursor: page.next_cursor ?? '' });
    expect([...page.data, ...rest.data].map(({ environment }) => environment)).toEqual([
      'canary',
      'production',
      'staging',
    ]);
  });
});

describe('resolving for a session', () => {
  const commands: CommandStartedEvent[] = [];
  const client = new MongoClient(test.uri, { monitorCommands: true });
  const resolver = createConfigResolver({
    resolutions: createResolutionReader(createMongoDatabase(client, test.name)),
    clock,
  });

  beforeAll(async () => {
    await client.connect();
    client.on('commandStarted', (event) => commands.push(event));
    return () => client.close();
  });

  /** The commands that an attempt sends to the database, whatever its outcome. */
  async function commandsOf(attempt: () => Promise<unknown>): Promise<string[]> {
    commands.length = 0;
    await attempt().catch(() => undefined);
    return commands.map(({ commandName }) => commandName);
  }

  it('costs one round trip, whether by environment or by binding, found or not', async () => {
    const { agentId, bind } = await agentWithPins();
    const binding = await bind();
    await environments.put(scope, agentId, 'production', { binding_id: binding.id, note: '' });
    const targets = [
      { agent_id: agentId, environment: 'production' },
      { agent_id: agentId, binding_id: binding.id },
      { agent_id: agentId, environment: 'staging' },
      { agent_id: ids.next('agent'), environment: 'production' },
    ];
    const at = new Date(0);
    const past = { agent_id: agentId, environment: 'production', at };
    expect(await commandsOf(() => resolver.resolve(scope, past))).toEqual(['aggregate']);
    for (const target of targets) {
      expect(await commandsOf(() => resolver.resolveForSession(scope, target))).toEqual(['aggregate']);
      expect(await commandsOf(() => resolver.resolve(scope, target))).toEqual(['aggregate']);
    }
  });

  it('gives the pins, the digest and what a start depends on, and not the whole config', async () => {
    const { agentId, pins, bind } = await agentWithPins();
    const binding = await bind();
    await environments.put(scope, agentId, 'production', { binding_id: binding.id, note: '' });
    const { note: _note, ...resolved_versions } = pins;
    const found = await resolver.resolveForSession(scope, { agent_id: agentId, environment: 'production' });
    expect(found).not.toHaveProperty('config');
    expect(found).toMatchObject({
      agent_id: agentId,
      environment: 'production',
      binding_id: binding.id,
      binding_number: 1,
      digest: binding.digest,
      resolved_versions,
      variables: [
        {
          name: 'clinic',
          type: 'string',
          description: 'Name of the clinic',
          required: true,
          default: 'the clinic',
          max_length: 1000,
        },
      ],
      max_duration_seconds: registries.runtime_configs.content.parse(registries.runtime_configs.example).limits
        ?.max_duration_seconds,
    });
  });

  it('reads a handful of documents by index, however many bindings and configs there are', async () => {
    const { agentId, bind } = await agentWithPins();
    const binding = await bind();
    await environments.put(scope, agentId, 'production', { binding_id: binding.id, note: '' });
    await raw.collection('resolved_configs').insertMany(
      Array.from({ length: 500 }, (_value, number) => ({
        _id: `${TENANT_A}:other-${number}` as never,
        tenant_id: TENANT_A,
        digest: `other-${number}`,
        config: {},
        created_at: new Date(),
      })),
    );
    await commandsOf(() => resolver.resolveForSession(scope, { agent_id: agentId, environment: 'production' }));
    const pipeline = commands[0]?.command['pipeline'];
    const explained = await raw.command({
      explain: { aggregate: 'agents', pipeline, cursor: {} },
      verbosity: 'executionStats',
    });
    const examined = JSON.stringify(explained).matchAll(/"totalDocsExamined":(\d+)/g);
    const counts = [...examined].map(([, count]) => Number(count));
    expect(counts.length).toBeGreaterThan(0);
    for (const count of counts) expect(count).toBeLessThanOrEqual(2);
  });

  it('refuses by name: no such agent, no such binding, an archived agent, nothing live', async () => {
    const { agentId, bind } = await agentWithPins();
    const other = await agentWithPins();
    const foreign = await other.bind();
    const resolve = (target: Parameters<typeof resolver.resolveForSession>[1], by = scope) =>
      resolver.resolveForSession(by, target);
    const live = { agent_id: agentId, environment: 'production' };
    await expect(resolve(live)).rejects.toMatchObject({
      code: 'no_live_binding',
      details: { environment: 'production' },
    });
    const { id } = await bind();
    await environments.put(scope, agentId, 'production', { binding_id: id, note: '' });
    await expect(resolve(live, stranger)).rejects.toMatchObject({ code: 'reference_not_found', param: 'agent_id' });
    await expect(resolve({ agent_id: agentId, binding_id: foreign.id })).rejects.toMatchObject({
      code: 'reference_not_found',
      param: 'binding_id',
    });
    await raw.collection('agents').updateOne({ _id: agentId as never }, { $set: { archived_at: new Date() } });
    await expect(resolve(live)).rejects.toMatchObject({ code: 'resource_archived', param: 'agent_id' });
  });
});
