import { registries } from '@patchbay/core/registries';
import { ConflictError, Patchbay } from '@patchbay/sdk';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startApi, type TestApi } from '../api/support/api.ts';
import { type Door, openDoor } from './support/door.ts';

let api: TestApi;
let door: Door;
beforeAll(async () => {
  api = await startApi();
  door = await openDoor(api);
});
afterAll(() => door.close());

it('a release, told through the SDK: published, bound, promoted, changed, rolled back, and found again as it was', async () => {
  const { principal } = await api.tenant();
  door.keys.set('pb_live_story', { principal, expires_in: 300 });
  const patchbay = new Patchbay({ baseUrl: door.url, apiKey: 'pb_live_story' });

  const agent = await patchbay.agents.create({ name: 'Reception', content: { name: 'Nora', language: 'en' } });
  const runtime = await patchbay.runtimeConfigs.create({
    name: 'Default',
    content: registries.runtime_configs.example,
  });
  const prompt = await patchbay.prompts.create({ name: 'Front desk', content: { template: 'First words.' } });
  await patchbay.agents.versions.publish(agent.id);
  await patchbay.runtimeConfigs.versions.publish(runtime.id);
  await patchbay.prompts.versions.publish(prompt.id, { change_note: 'first' });

  const { bindings, environments } = patchbay.agents;
  const first = await bindings.create(agent.id, {
    agent_version: 1,
    prompt_id: prompt.id,
    prompt_version: 1,
    runtime_config_id: runtime.id,
    runtime_config_version: 1,
  });
  await environments.update(agent.id, 'staging', { binding_id: first.id, expected_binding: null });
  const promoted = { from_environment: 'staging', expected_binding: null };
  expect((await environments.promote(agent.id, 'production', promoted)).binding_id).toBe(first.id);
  const then = await patchbay.agents.resolve(agent.id, { environment: 'production' });
  const at = new Date().toISOString();
  await new Promise((resolve) => setTimeout(resolve, 5));

  const draft = await patchbay.prompts.draft.get(prompt.id);
  const words = { content: { template: 'Second words.' } };
  const written = await patchbay.prompts.draft.update(prompt.id, words, { ifMatch: draft.etag });
  await patchbay.prompts.versions.publish(prompt.id, { change_note: 'second' }, { ifMatch: written.etag });
  const second = await bindings.create(agent.id, { base: { binding_id: first.id }, prompt_version: 2 });
  await environments.update(agent.id, 'production', { binding_id: second.id, expected_binding: first.id });
  const late = environments.promote(agent.id, 'production', {
    from_environment: 'staging',
    expected_binding: first.id,
  });
  await expect(late).rejects.toBeInstanceOf(ConflictError);
  expect((await patchbay.agents.resolve(agent.id, { environment: 'production' })).digest).toBe(second.digest);

  const back = await environments.rollback(agent.id, 'production', { expected_binding: second.id });
  expect(back).toMatchObject({ digest: first.digest });
  expect(back.binding_id).not.toBe(first.id);
  for (const query of [{ environment: 'production', at }, { environment: 'production' }]) {
    const now = await patchbay.agents.resolve(agent.id, query);
    expect([JSON.stringify(now.config), now.digest]).toEqual([JSON.stringify(then.config), then.digest]);
  }
  const history = await environments.history.list(agent.id, 'production', { order: 'asc' }).toArray();
  expect(history.map(({ reason }) => reason)).toEqual(['promoted', 'updated', 'rolled_back']);
});
