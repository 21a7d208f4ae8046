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
  readonly labels: Map<string, number>;
}

type Step =
  | { readonly type: 'put'; readonly text: string; readonly tag: 'current' | 'stale' | 'none' }
  | { readonly type: 'publish'; readonly tag: 'current' | 'stale' | 'none' }
  | { readonly type: 'archive' }
  | { readonly type: 'restore' }
  | { readonly type: 'label'; readonly label: string; readonly version: number; readonly expected: Expected }
  | { readonly type: 'unlabel'; readonly label: string }
  | { readonly type: 'duplicate'; readonly version: number | string | undefined };

/** Where a mover of a label thinks that it is: not asked, on nothing, or on a version. */
type Expected = undefined | null | number;

const label = fc.constantFrom('stable', 'next');
const tag = fc.constantFrom('current', 'stale', 'none');
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ type: fc.constant('put'), text: fc.constantFrom('a', 'b', 'c'), tag }) },
  { weight: 4, arbitrary: fc.record({ type: fc.constant('publish'), tag }) },
  { weight: 1, arbitrary: fc.constantFrom<Step>({ type: 'archive' }, { type: 'restore' }) },
  {
    weight: 3,
    arbitrary: fc.record({
      type: fc.constant('label'),
      label,
      version: fc.integer({ min: 1, max: 3 }),
      expected: fc.constantFrom(undefined, undefined, null, 1, 2),
    }),
  },
  { weight: 1, arbitrary: fc.record({ type: fc.constant('unlabel'), label }) },
  {
    weight: 1,
    arbitrary: fc.record({
      type: fc.constant('duplicate'),
      version: fc.constantFrom(undefined, undefined, 1, 2, 'stable'),
    }),
  },
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
  if (action.type === 'duplicate') return copied(model, action.version) === undefined ? 'not_found' : 'changed';
  if (model.archived) return 'resource_archived';
  if (action.type === 'label') {
    const on = model.labels.get(action.label);
    if (action.expected !== undefined && action.expected !== (on ?? null)) return 'label_moved';
    if (action.version > model.versions.length) return 'reference_not_found';
    model.labels.set(action.label, action.version);
    return on === action.version ? 'same' : 'changed';
  }
  if (action.type === 'unlabel') return model.labels.delete(action.label) ? 'changed' : 'not_found';
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

/** The text that a copy of a version, or of what nobody named, has. */
function copied({ draft, versions, labels }: Model, version: number | string | undefined): string | undefined {
  if (version === undefined) return draft ?? versions.at(-1);
  const number = typeof version === 'string' ? labels.get(version) : version;
  return number === undefined ? undefined : versions[number - 1];
}

/** Makes the copy and looks at it: it stands on its own from then on. */
async function duplicate(id: string, model: Model, version: number | string | undefined): Promise<void> {
  const copy = await service.duplicate(scope, id, { version });
  expect(copy).toMatchObject({ status: 'draft', latest_version: null, labels: [], archived_at: null });
  expect(copy.duplicated_from?.id).toBe(id);
  const { content } = await service.getDraft(scope, copy.id);
  expect(content).toEqual(contentOf(copied(model, version) ?? ''));
}

async function act(id: string, action: Step, model: Model): Promise<unknown> {
  if (action.type === 'duplicate') return duplicate(id, model, action.version);
  if (action.type === 'unlabel') return service.unlabel(scope, id, action.label, {});
  if (action.type === 'label') {
    const { version, expected: expected_version } = action;
    return service.label(scope, id, action.label, { version, expected_version });
  }
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
      fc.asyncProperty(fc.array(step, { maxLength: 18 }), async (steps) => {
        const { id } = await service.create(scope, { name: 'p', description: '', tags: [], metadata: {} });
        const model: Model = { archived: false, draft: null, versions: [], labels: new Map() };
        for (const action of steps) {
          const events = await countAuditEvents(test);
          const outcome = expected(model, action);
          const code = await act(id, action, model).then(
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
        expect(head.status).toBe(model.archived ? 'archived' : model.versions.length > 0 ? 'published' : 'draft');
        expect(new Map(head.labels.map((each) => [each.label, each.version]))).toEqual(model.labels);
        for (const [name, number] of model.labels) {
          const labelled = await service.getVersion(scope, id, name);
          expect([labelled.version, labelled.labels?.includes(name)]).toEqual([number, true]);
        }
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
