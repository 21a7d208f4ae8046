import type { DispatchMetadata, StoredSession } from '@patchbay/core/session-orchestrator';
import { idOf, openTestDatabase, TENANT_A, TENANT_B, tenantScopeFixture } from '@patchbay/testing';
import { describe, expect, it } from 'vitest';
import { createMongoClient } from '../client.ts';
import { createMongoDatabase } from '../mongo-database.ts';
import { createConversationSource } from './conversation-source.ts';
import { createResolvedConfigRepository } from './resolved-config-repository.ts';
import { createSessionRepository } from './session-repository.ts';

const test = await openTestDatabase();
const source = createConversationSource(test.database);

const digest = `sha256:${'a'.repeat(64)}`;
const config = { prompt: { template: 'Hello {{name}}' }, tools: [], limits: { max_tool_steps: 3 } };

async function store(number: number, tenant_id: string, stored: object = config): Promise<DispatchMetadata> {
  const scope = tenantScopeFixture({ tenant_id });
  const now = test.clock.now();
  const session = {
    id: idOf('session', number),
    tenant_id,
    agent_id: idOf('agent', 1),
    user_id: idOf('user', 1),
    channel: 'web',
    caller: null,
    time_zone: 'Europe/Berlin',
    status: 'dispatching',
    binding_id: idOf('binding', 1),
    binding_digest: digest,
    digest: `sha256:${'b'.repeat(64)}`,
    variables: { name: 'Ada', visits: 3 },
    metadata: {},
    reports_seq: 7,
    created_at: now,
    join_deadline_at: now,
    max_end_at: now,
  } as unknown as StoredSession;
  await test.unit_of_work.run(scope, async (work) => {
    const addressed = { digest, config: stored as never };
    await createResolvedConfigRepository(test.database).store(scope, work, addressed, now);
    await createSessionRepository(test.database).insert(scope, work, session);
    work.record({
      action: 'session.created',
      entity: { type: 'session', id: session.id },
      old_value: null,
      new_value: {},
    });
  });
  return { session_id: session.id, tenant_id, digest };
}

describe('conversation source', () => {
  it('finds a session and the config it pins, exactly as it was stored', async () => {
    const dispatch = await store(1, TENANT_A);
    expect(await source.find(dispatch, { with_config: true })).toEqual({
      status: 'dispatching',
      digest,
      variables: { name: 'Ada', visits: 3 },
      channel: 'web',
      caller: null,
      time_zone: 'Europe/Berlin',
      reports_seq: 7,
      turns: [],
      config,
    });
  });

  it('leaves the config out where the caller has it', async () => {
    const dispatch = await store(2, TENANT_A);
    expect(await source.find(dispatch, { with_config: false })).toMatchObject({ digest, config: null });
  });

  it("finds neither another tenant's session, nor another tenant's config under the same digest", async () => {
    const dispatch = await store(3, TENANT_A);
    expect(await source.find({ ...dispatch, tenant_id: TENANT_B }, { with_config: true })).toBeNull();
    const ownConfig = { ...config, tools: ['their own'] };
    const theirs = await store(4, TENANT_B, ownConfig);
    expect(await source.find(theirs, { with_config: true })).toMatchObject({ config: ownConfig });
    expect(await source.find(dispatch, { with_config: true })).toMatchObject({ config });
  });

  it('has no config for a digest that is not stored', async () => {
    const dispatch = await store(5, TENANT_A);
    const other = { ...dispatch, digest: `sha256:${'c'.repeat(64)}` };
    expect(await source.find(other, { with_config: true })).toMatchObject({ digest, config: null });
  });

  it('asks once', async () => {
    const dispatch = await store(6, TENANT_A);
    const commands: string[] = [];
    const client = createMongoClient(test.uri, { app_name: 'counting' });
    client.options.monitorCommands = true;
    await client.connect();
    client.on('commandStarted', ({ commandName }) => commands.push(commandName));
    await createConversationSource(createMongoDatabase(client, test.name)).find(dispatch, { with_config: true });
    await client.close();
    expect(commands.filter((name) => name !== 'endSessions')).toEqual(['aggregate']);
  });

  it('finds what was said in it, in order, and nothing that was said in another session or to another tenant', async () => {
    const [dispatch, other, theirs] = [await store(11, TENANT_A), await store(12, TENANT_A), await store(13, TENANT_B)];
    const reports = [
      { type: 'agent_joined', worker_id: 'w' },
      { type: 'turn', role: 'agent', text: 'Hello' },
      { type: 'turn', role: 'user', text: 'Good morning', agent_id: idOf('agent', 1) },
    ];
    const says = async ({ session_id, tenant_id }: DispatchMetadata, given: readonly object[], first: number) => {
      const scope = tenantScopeFixture({ tenant_id });
      const events = given.map((report, index) => {
        const seq = first + index;
        return { id: `${session_id}:${seq}`, tenant_id, session_id, run_id: 'r', seq, report: { ...report, seq } };
      });
      await test.unit_of_work.run(scope, (work) =>
        createSessionRepository(test.database).appendEvents(
          scope,
          work,
          { id: session_id, reports_seq: 7 } as never,
          events as never,
          {} as never,
        ),
      );
    };
    await says(dispatch, reports, 8);
    await says(other, [{ type: 'turn', role: 'user', text: 'Somewhere else' }], 8);
    await says(theirs, [{ type: 'turn', role: 'user', text: 'To somebody else' }], 8);
    expect((await source.find(dispatch, { with_config: false }))?.turns).toEqual([
      { role: 'agent', text: 'Hello' },
      { role: 'user', text: 'Good morning', agent_id: idOf('agent', 1) },
    ]);
  });
});
