import type { Document } from 'mongodb';
import { BoundaryViolation, isPlainObject, refuseServerCode } from './plain-object.ts';

/** Stages that only see what the stages before them let through. */
const PLAIN_STAGES = new Set([
  '$match',
  '$project',
  '$addFields',
  '$set',
  '$unset',
  '$group',
  '$sort',
  '$limit',
  '$skip',
  '$count',
  '$unwind',
  '$sortByCount',
  '$bucket',
  '$bucketAuto',
  '$replaceRoot',
  '$replaceWith',
  '$setWindowFields',
  '$sample',
]);

/** Stages that read on their own, so they must be first and take the tenant inside. */
const FIRST_STAGES = new Set(['$search', '$searchMeta', '$vectorSearch', '$geoNear']);

/**
 * A pipeline that sees one tenant's documents only: also in the collections that it joins.
 *
 * @throws BoundaryViolation on stages that write, that read the server's state, or that are not known here.
 */
export function tenantPipeline(pipeline: readonly Document[], tenantId: string | null): Document[] {
  refuseServerCode(pipeline);
  const [first, ...rest] = pipeline;
  const opening = first === undefined ? undefined : openingStage(first, tenantId);
  const head = opening === undefined ? [{ $match: { tenant_id: tenantId } }] : [opening];
  const tail = opening === undefined ? pipeline : rest;
  return [...head, ...tail.map((stage) => innerStage(stage, tenantId))];
}

function openingStage(stage: Document, tenantId: string | null): Document | undefined {
  const [name, body] = nameAndBody(stage);
  if (name === '$match') return { $match: { $and: [{ tenant_id: tenantId }, body] } };
  if (!FIRST_STAGES.has(name)) return undefined;
  const own = body as Document;
  if (name === '$geoNear') return { $geoNear: { ...own, query: both(own['query'], tenantId) } };
  if (name === '$vectorSearch') return { $vectorSearch: { ...own, filter: both(own['filter'], tenantId) } };
  return { [name]: tenantSearch(own, tenantId) };
}

function both(filter: unknown, tenantId: string | null): Document {
  const own = { tenant_id: { $eq: tenantId } };
  return filter === undefined ? own : { $and: [own, filter] };
}

const SEARCH_OPTIONS = ['index', 'highlight', 'count', 'concurrent', 'scoreDetails', 'sort', 'returnStoredSource'];

/** Atlas Search takes one operator; it moves under `compound.must`, beside a filter on the tenant. */
function tenantSearch(search: Document, tenantId: string | null): Document {
  const entries = Object.entries(search);
  const options = entries.filter(([key]) => SEARCH_OPTIONS.includes(key));
  const operators = entries.filter(([key]) => !SEARCH_OPTIONS.includes(key));
  return {
    ...Object.fromEntries(options),
    compound: {
      must: operators.map(([name, value]) => ({ [name]: value })),
      filter: [{ equals: { path: 'tenant_id', value: tenantId } }],
    },
  };
}

function innerStage(stage: Document, tenantId: string | null): Document {
  const [name, body] = nameAndBody(stage);
  if (PLAIN_STAGES.has(name)) return stage;
  const own = body as Document;
  switch (name) {
    case '$lookup':
      if (typeof own['from'] !== 'string') throw new BoundaryViolation('$lookup names a collection in from');
      return { $lookup: { ...own, pipeline: tenantPipeline(own['pipeline'] ?? [], tenantId) } };
    case '$unionWith': {
      const union = typeof body === 'string' ? { coll: body } : own;
      if (typeof union['coll'] !== 'string') throw new BoundaryViolation('$unionWith names a collection in coll');
      return { $unionWith: { ...union, pipeline: tenantPipeline(union['pipeline'] ?? [], tenantId) } };
    }
    case '$graphLookup':
      return { $graphLookup: { ...own, restrictSearchWithMatch: both(own['restrictSearchWithMatch'], tenantId) } };
    case '$facet':
      return {
        $facet: Object.fromEntries(
          Object.entries(own).map(([facet, stages]) => [
            facet,
            (stages as Document[]).map((inner) => innerStage(inner, tenantId)),
          ]),
        ),
      };
    default:
      throw new BoundaryViolation(`the stage ${name} is not allowed here`);
  }
}

function nameAndBody(stage: Document): [string, unknown] {
  const entries = isPlainObject(stage) ? Object.entries(stage) : [];
  const [entry] = entries;
  if (entry === undefined || entries.length !== 1) throw new BoundaryViolation('a stage has exactly one operator');
  return entry;
}
