import { TENANT_A, TENANT_B, tenantScopeFixture } from '@patchbay/testing';
import { describe, expect, it } from 'vitest';
import { coreDocument, platformBoundary, tenantBoundary } from './boundary.ts';
import { BoundaryViolation } from './plain-object.ts';
import { storedUpdate } from './update.ts';

const boundary = tenantBoundary(tenantScopeFixture({ tenant_id: TENANT_A }));
const own = { $match: { tenant_id: TENANT_A } };

describe('filters behind the boundary', () => {
  it('carry the tenant beside what was asked, under stored names', () => {
    expect(boundary.filter({ id: 'x', $or: [{ id: 'y' }, { 'a.b': { $in: [1] } }] })).toEqual({
      _id: 'x',
      $or: [{ _id: 'y' }, { 'a.b': { $in: [1] } }],
      tenant_id: TENANT_A,
    });
    expect(boundary.filter({})).toEqual({ tenant_id: TENANT_A });
  });

  it.each([
    ['a tenant', { tenant_id: TENANT_B }],
    ['its own tenant', { tenant_id: TENANT_A }],
    ['a tenant in a branch', { $or: [{ name: 'x' }, { $and: [{ tenant_id: TENANT_B }] }] }],
    ['a path below tenant_id', { 'tenant_id.x': 1 }],
    ['$where', { $where: 'true' }],
    ['$where in a branch', { $nor: [{ $where: 'true' }] }],
    ['$where below a field', { name: { $not: { $where: 'true' } } }],
    ['$expr', { $expr: { $eq: ['$tenant_id', TENANT_B] } }],
    ['$jsonSchema', { $jsonSchema: {} }],
    ['$comment', { $comment: 'x' }],
    ['a stored name', { _id: 'x' }],
    ['an undefined value', { name: undefined }],
    ['branches that are no list', { $or: { name: 'x' } }],
    ['branches that are no filters', { $or: ['x'] }],
  ])('are refused with %s', (_what, filter) => {
    expect(() => boundary.filter(filter)).toThrow(BoundaryViolation);
  });

  it('may name a tenant under platform access, at the top only', () => {
    const platform = platformBoundary('x');
    expect(platform.filter({ id: 'x', tenant_id: TENANT_B })).toEqual({ _id: 'x', tenant_id: TENANT_B });
    expect(platform.filter({ id: 'x' })).toEqual({ _id: 'x' });
    expect(() => platform.filter({ tenant_id: undefined })).toThrow(BoundaryViolation);
    expect(() => platform.filter({ $where: 'true' })).toThrow(BoundaryViolation);
  });
});

describe('documents behind the boundary', () => {
  it('are stored under the tenant, and come back under the core names', () => {
    const stored = boundary.document({ id: 'x', name: 'n' } as { id: string });
    expect(stored).toEqual({ _id: 'x', name: 'n', tenant_id: TENANT_A });
    expect(coreDocument(stored)).toEqual({ id: 'x', name: 'n', tenant_id: TENANT_A });
  });

  it("are refused with another tenant's id, or none where one belongs", () => {
    for (const tenant_id of [TENANT_B, null]) {
      expect(() => boundary.document({ id: 'x', tenant_id } as { id: string })).toThrow(BoundaryViolation);
    }
  });
});

describe('updates behind the boundary', () => {
  it.each([
    ['the tenant', { $set: { tenant_id: TENANT_B } }],
    ['a path below it', { $set: { 'tenant_id.x': 1 } }],
    ['the tenant by removal', { $unset: { tenant_id: '' } }],
    ['the tenant by a rename', { $rename: { name: 'tenant_id' } }],
    ['the tenant on insert', { $setOnInsert: { tenant_id: TENANT_B } }],
    ['the id', { $set: { id: 'x' } }],
    ['the stored id', { $setOnInsert: { _id: 'x' } }],
    ['everything, by a replacement', { name: 'x' }],
    ['anything, by a pipeline', [{ $set: { tenant_id: TENANT_B } }]],
    ['nothing', {}],
    ['something with server code', { $set: { a: { $function: {} } } }],
  ])('are refused when they change %s', (_what, update) => {
    expect(() => storedUpdate(update)).toThrow(BoundaryViolation);
  });

  it('may give the id of a document that they insert', () => {
    expect(storedUpdate({ $set: { a: 1 }, $setOnInsert: { id: 'x', b: 2 } })).toEqual({
      $set: { a: 1 },
      $setOnInsert: { _id: 'x', b: 2 },
    });
  });
});

describe('pipelines behind the boundary', () => {
  it('see the tenant first', () => {
    expect(boundary.pipeline([])).toEqual([own]);
    expect(boundary.pipeline([{ $count: 'n' }])).toEqual([own, { $count: 'n' }]);
    expect(boundary.pipeline([{ $match: { $text: { $search: 'x' } } }])).toEqual([
      { $match: { $and: [{ tenant_id: TENANT_A }, { $text: { $search: 'x' } }] } },
    ]);
  });

  it('take the tenant inside stages that must come first', () => {
    const filtered = { $and: [{ tenant_id: { $eq: TENANT_A } }, { kind: 'a' }] };
    expect(boundary.pipeline([{ $vectorSearch: { index: 'v', filter: { kind: 'a' } } }])).toEqual([
      { $vectorSearch: { index: 'v', filter: filtered } },
    ]);
    expect(boundary.pipeline([{ $geoNear: { query: { kind: 'a' } } }])).toEqual([{ $geoNear: { query: filtered } }]);
    expect(boundary.pipeline([{ $search: { index: 's', text: { query: 'q', path: 't' } } }])).toEqual([
      {
        $search: {
          index: 's',
          compound: {
            must: [{ text: { query: 'q', path: 't' } }],
            filter: [{ equals: { path: 'tenant_id', value: TENANT_A } }],
          },
        },
      },
    ]);
  });

  it('take the tenant into every collection that they join', () => {
    const lookup = { from: 'b', localField: 'x', foreignField: 'y', as: 'z' };
    expect(
      boundary.pipeline([
        { $lookup: lookup },
        { $lookup: { from: 'c', as: 'd', pipeline: [{ $unionWith: 'e' }] } },
        { $graphLookup: { from: 'g' } },
        { $facet: { all: [{ $lookup: lookup }] } },
      ]),
    ).toEqual([
      own,
      { $lookup: { ...lookup, pipeline: [own] } },
      { $lookup: { from: 'c', as: 'd', pipeline: [own, { $unionWith: { coll: 'e', pipeline: [own] } }] } },
      { $graphLookup: { from: 'g', restrictSearchWithMatch: { tenant_id: { $eq: TENANT_A } } } },
      { $facet: { all: [{ $lookup: { ...lookup, pipeline: [own] } }] } },
    ]);
  });

  it.each([
    ['write', [{ $out: 'x' }]],
    ['merge', [{ $match: {} }, { $merge: 'x' }]],
    ['read the server', [{ $currentOp: {} }]],
    ['read statistics', [{ $collStats: {} }]],
    ['watch', [{ $changeStream: {} }]],
    ['look up documents of their own making', [{ $lookup: { pipeline: [{ $documents: [] }], as: 'x' } }]],
    ['write from within', [{ $facet: { a: [{ $out: 'x' }] } }]],
    ['search in the middle', [{ $match: {} }, { $vectorSearch: {} }]],
    ['run code', [{ $match: { $expr: { $function: { body: '' } } } }]],
    ['have two operators in a stage', [{ $match: {}, $out: 'x' }]],
    ['have none', [{}]],
  ])('are refused when they %s', (_what, pipeline) => {
    expect(() => boundary.pipeline(pipeline)).toThrow(BoundaryViolation);
  });
});
