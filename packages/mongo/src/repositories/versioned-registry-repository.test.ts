import type { TenantScope } from '@patchbay/core/kernel';
import { registries } from '@patchbay/core/registries';
import {
  createRegistryService,
  type RegistryContent,
  type RegistryDefinition,
  type RegistryService,
} from '@patchbay/core/versioned-registry';
import {
  countAuditEvents,
  openTestDatabase,
  TENANT_A,
  TENANT_B,
  tenantScopeFixture,
  theAuditEvent,
} from '@patchbay/testing';
import { describe, expect, it } from 'vitest';
import { createDependentsReader } from './dependents-reader.ts';
import { createRegistryRepository } from './versioned-registry-repository.ts';

const test = await openTestDatabase({ max_pool_size: 20 });
const scopeA = tenantScopeFixture({ tenant_id: TENANT_A });
const scopeB = tenantScopeFixture({ tenant_id: TENANT_B });
const PAGE = { limit: 20, order: 'desc' } as const;
const LIST = { ...PAGE, archived: 'exclude' } as const;

function serviceOf(definition: RegistryDefinition): RegistryService<RegistryContent> {
  return createRegistryService(definition, {
    repository: createRegistryRepository(test.database, definition),
    dependents: createDependentsReader(test.database),
    unitOfWork: test.unit_of_work,
    clock: test.clock,
    ids: test.ids,
  });
}

const fields = (name: string, tags: string[] = []) => ({ name, description: '', tags, metadata: {} });

/** How each attempt ended: `ok`, or the code of its error. */
async function outcomes(attempts: readonly Promise<unknown>[]): Promise<string[]> {
  const settled = await Promise.allSettled(attempts);
  return settled.map((result) => (result.status === 'fulfilled' ? 'ok' : (result.reason.code as string)));
}

describe.each(Object.values(registries) as unknown as RegistryDefinition[])('the registry of $plural', (definition) => {
  const service = serviceOf(definition);
  const content = definition.content.parse(definition.example);
  const action = definition.entity;
  const created = (scope: TenantScope = scopeA) => service.create(scope, { ...fields('one'), content });

  it('takes its own example from creation to a published version, with one audit event a step', async () => {
    const head = await created();
    expect(head).toMatchObject({ object: definition.entity, latest_version: null, archived_at: null });
    const draft = await service.getDraft(scopeA, head.id);
    expect(draft).toMatchObject({ [definition.id_field]: head.id, content });

    const version = await service.publish(scopeA, head.id, { change_note: 'first' });
    expect(version).toMatchObject({ version: 1, content, digest: draft.etag, [definition.id_field]: head.id });
    expect(await service.getVersion(scopeA, head.id, 1)).toEqual(version);
    expect(await service.get(scopeA, head.id)).toMatchObject({ latest_version: 1, latest_digest: version.digest });

    await service.update(scopeA, head.id, { name: 'two' });
    await service.archive(scopeA, head.id);
    await service.restore(scopeA, head.id);
    const entity_id = head.id;
    for (const done of ['created', 'updated', 'archived', 'restored'] as const) {
      await theAuditEvent(test, { action: `${action}.${done}`, entity_id, tenant_id: TENANT_A });
    }
    const published = await theAuditEvent(test, { action: `${action}_version.published`, entity_id });
    expect(published).toMatchObject({
      actor_id: scopeA.subject.id,
      old_value: { latest_version: null },
      new_value: { version: 1, digest: version.digest, change_note: 'first' },
    });
  });

  it("answers for another tenant's id exactly as for one that does not exist", async () => {
    const head = await created();
    await service.publish(scopeA, head.id, { change_note: '' });
    const before = await countAuditEvents(test);
    const operations: ((id: string) => Promise<unknown>)[] = [
      (id) => service.get(scopeB, id),
      (id) => service.update(scopeB, id, { name: 'mine' }),
      (id) => service.archive(scopeB, id),
      (id) => service.restore(scopeB, id),
      (id) => service.getDraft(scopeB, id),
      (id) => service.putDraft(scopeB, id, { content }),
      (id) => service.putDraft(scopeB, id, { content, if_match: '*' }),
      (id) => service.publish(scopeB, id, { change_note: '' }),
      (id) => service.listVersions(scopeB, id, PAGE),
      (id) => service.getVersion(scopeB, id, 1),
    ];
    const absent = test.ids.next(definition.entity);
    for (const operation of operations) {
      const [foreign, unknown] = await Promise.all(
        [head.id, absent].map((id) =>
          operation(id).then(
            () => 'success',
            (error) => [error.code, error.message],
          ),
        ),
      );
      expect(foreign).toEqual(unknown);
      expect(foreign).toEqual(['not_found', `There is no such ${definition.noun}.`]);
    }
    expect((await service.list(scopeB, LIST)).data).toEqual([]);
    expect(await countAuditEvents(test)).toBe(before);
  });

  it('lets one of twenty publishers of the same draft win, and numbers without gap or repeat', async () => {
    const head = await created();
    const race = () =>
      outcomes(Array.from({ length: 20 }, () => service.publish(scopeA, head.id, { change_note: '' })));
    const first = await race();
    expect(first.filter((outcome) => outcome === 'ok')).toHaveLength(1);
    expect(first.filter((outcome) => !['ok', 'publish_conflict', 'nothing_to_publish'].includes(outcome))).toEqual([]);
    expect(first).toContain('publish_conflict');
    expect(await race()).toEqual(Array(20).fill('nothing_to_publish'));
    const { data } = await service.listVersions(scopeA, head.id, PAGE);
    expect(data.map(({ version }) => version)).toEqual([1]);
    await theAuditEvent(test, { action: `${action}_version.published`, entity_id: head.id });
  });
});

describe('registry lists', () => {
  const service = serviceOf(registries.prompts as unknown as RegistryDefinition);
  const scope = tenantScopeFixture({ tenant_id: 'ten_00000000000000000000000LST' });

  it('page by cursor without loss or repeat while others are added, in both orders', async () => {
    for (let number = 0; number < 7; number += 1) await service.create(scope, fields(`p${number}`));
    for (const order of ['asc', 'desc'] as const) {
      const names: string[] = [];
      let cursor: string | undefined;
      do {
        const page = await service.list(scope, { limit: 3, order, archived: 'exclude', cursor });
        names.push(...page.data.map(({ name }) => name));
        expect(page.has_more).toBe(page.next_cursor !== null);
        cursor = page.next_cursor ?? undefined;
        if (order === 'desc') await service.create(scope, fields('later'));
      } while (cursor !== undefined);
      const expected = [0, 1, 2, 3, 4, 5, 6].map((number) => `p${number}`);
      expect(names).toEqual(order === 'asc' ? expected : expected.reverse());
    }
  });

  it('filter by name prefix literally, by tag, and by whether archived', async () => {
    const own = tenantScopeFixture({ tenant_id: 'ten_00000000000000000000000FLT' });
    const odd = await service.create(own, fields('a.*b(c', ['red', 'blue']));
    await service.create(own, fields('axxb(c', ['red']));
    const old = await service.create(own, fields('old', ['blue']));
    await service.archive(own, old.id);
    const names = async (query: object) =>
      (await service.list(own, { ...LIST, order: 'asc', ...query })).data.map(({ name }) => name);
    expect(await names({ name_prefix: 'a.*b' })).toEqual([odd.name]);
    expect(await names({ name_prefix: 'a' })).toEqual(['a.*b(c', 'axxb(c']);
    expect(await names({ tag: 'blue' })).toEqual(['a.*b(c']);
    expect(await names({ archived: 'only' })).toEqual(['old']);
    expect(await names({ archived: 'include' })).toEqual(['a.*b(c', 'axxb(c', 'old']);
  });

  it('show versions without their content, newest first', async () => {
    const { id } = await service.create(scope, {
      ...fields('v'),
      content: { template: 'a', variables: [], includes: [] },
    });
    await service.publish(scope, id, { change_note: '' });
    const draft = await service.getDraft(scope, id);
    await service.putDraft(scope, id, {
      content: { template: 'b', variables: [], includes: [] },
      if_match: draft.etag,
    });
    await service.publish(scope, id, { change_note: 'b' });
    const { data } = await service.listVersions(scope, id, PAGE);
    expect(data.map(({ version, change_note }) => [version, change_note])).toEqual([
      [2, 'b'],
      [1, ''],
    ]);
    for (const version of data) expect(version).not.toHaveProperty('content');
  });

  it('keep a template of one MiB byte for byte', async () => {
    const template = `${'ä'.repeat(524_287)}xy`;
    const { id } = await service.create(scope, {
      ...fields('big'),
      content: { template, variables: [], includes: [] },
    });
    const { content } = await service.publish(scope, id, { change_note: '' });
    expect(content).toEqual({ template, variables: [], includes: [] });
    expect((await service.getVersion(scope, id, 1)).content).toEqual({ template, variables: [], includes: [] });
    const event = await theAuditEvent(test, { action: 'prompt_version.published', entity_id: id });
    expect(event.new_value).toMatchObject({
      size_bytes: 1_048_576 + '{"includes":[],"template":"","variables":[]}'.length,
    });
  });
});
