import { promptRegistry } from '@patchbay/core/prompt-registry';
import { createRegistryService } from '@patchbay/core/versioned-registry';
import { countAuditEvents, openTestDatabase, tenantScopeFixture } from '@patchbay/testing';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createDependentsReader } from './dependents-reader.ts';
import { createRegistryRepository } from './versioned-registry-repository.ts';

const test = await openTestDatabase();
const scope = tenantScopeFixture();
const service = createRegistryService(promptRegistry, {
  repository: createRegistryRepository(test.database, promptRegistry),
  dependents: createDependentsReader(test.database),
  unitOfWork: test.unit_of_work,
  clock: test.clock,
  ids: test.ids,
});

/** What an entity should be, in plain values. */
interface Model {
  archived: boolean;
  draft: string | null;
  readonly versions: string[];
}

type Step =
  | { readonly type: 'put'; readonly text: string; readonly tag: 'current' | 'stale' | 'none' }
  | { readonly type: 'publish'; readonly tag: 'current' | 'stale' | 'none' }
  | { readonly type: 'archive' }
  | { readonly type: 'restore' };

const tag = fc.constantFrom('current', 'stale', 'none');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('put'), text: fc.constantFrom('a', 'b', 'c'), tag }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('publish'), tag }) },
  { weight: 1, arbitrary: fc.constantFrom<Step>({ type: 'archive' }, { type: 'restore' }) },
);

const contentOf = (text: string) => ({ template: text, variables: [], includes: [] });

/** The outcome that the rules demand, and the state after it. */
function expected(model: Model, action: Step): string {
  if (action.type === 'archive' || action.type === 'restore') {
    const archived = action.type === 'archive';
    const changes = model.archived !== archived;
    model.archived = archived;
    return changes ? 'changed' : 'same';
  }
  if (model.archived) return 'resource_archived';
  if (action.type === 'put') {
    if (action.tag === 'none' && model.draft !== null) return 'precondition_required';
    if (action.tag === 'stale' || (action.tag === 'current' && model.draft === null)) return 'precondition_failed';
    const changes = model.draft !== action.text;
    model.draft = action.text;
    return changes ? 'changed' : 'same';
  }
  if (action.tag === 'stale' || (action.tag === 'current' && model.draft === null)) return 'precondition_failed';
  if (model.draft === null || model.draft === model.versions.at(-1)) return 'nothing_to_publish';
  model.versions.push(model.draft);
  return 'changed';
}

async function act(id: string, action: Step): Promise<unknown> {
  if (action.type === 'archive' || action.type === 'restore') return service[action.type](scope, id);
  const current = await service.getDraft(scope, id).then(
    ({ etag }) => etag,
    () => 'no-draft',
  );
  const if_match = { current, stale: 'sha256:other', none: undefined }[action.tag];
  if (action.type === 'put') return service.putDraft(scope, id, { content: contentOf(action.text), if_match });
  return service.publish(scope, id, { change_note: '', if_match });
}

describe('the life of a registry entity', () => {
  it('follows its rules through any sequence of acts, with one audit event for each change and none else', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
        const { id } = await service.create(scope, { name: 'p', description: '', tags: [], metadata: {} });
        const model: Model = { archived: false, draft: null, versions: [] };
        for (const action of steps) {
          const events = await countAuditEvents(test);
          const outcome = expected(model, action);
          const code = await act(id, action).then(
            () => undefined,
            (error) => error.code,
          );
          const written = (await countAuditEvents(test)) - events;
          expect(code ?? (written === 1 ? 'changed' : 'same')).toBe(outcome);
          expect(written).toBe(outcome === 'changed' ? 1 : 0);
        }
        const head = await service.get(scope, id);
        expect(head.latest_version ?? 0).toBe(model.versions.length);
        expect(head.archived_at !== null).toBe(model.archived);
        for (const [index, text] of model.versions.entries()) {
          const version = await service.getVersion(scope, id, index + 1);
          expect(version.content).toEqual(contentOf(text));
        }
        await expect(service.getVersion(scope, id, model.versions.length + 1)).rejects.toMatchObject({
          code: 'not_found',
        });
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  it('numbers versions without gap or repeat when writers and publishers interleave', async () => {
    const { id } = await service.create(scope, { name: 'p', description: '', tags: [], metadata: {} });
    const rounds = Array.from({ length: 6 }, async (_value, writer) => {
      for (let round = 0; round < 4; round += 1) {
        const content = contentOf(`writer ${writer} round ${round}`);
        await service.putDraft(scope, id, { content, if_match: '*' }).catch(ignoreRefusal);
        await service.putDraft(scope, id, { content }).catch(ignoreRefusal);
        await service.publish(scope, id, { change_note: '' }).catch(ignoreRefusal);
      }
    });
    await Promise.all(rounds);
    const { data } = await service.listVersions(scope, id, { limit: 100, order: 'asc' });
    expect(data.length).toBeGreaterThan(0);
    expect(data.map(({ version }) => version)).toEqual(data.map((_version, index) => index + 1));
    expect((await service.get(scope, id)).latest_version).toBe(data.length);
  });
});

const REFUSALS = ['publish_conflict', 'nothing_to_publish', 'precondition_failed', 'precondition_required'];

function ignoreRefusal(error: { code?: string }): void {
  if (!REFUSALS.includes(error.code ?? '')) throw error;
}
