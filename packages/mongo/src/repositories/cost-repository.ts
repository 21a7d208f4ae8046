import { MAX_LISTS, type PriceListRepository, type QuantityReader, type UsedQuantity } from '@patchbay/core/cost';
import type { TenantScope } from '@patchbay/core/kernel';
import type { Document } from 'mongodb';
import { sessionAnalyses } from '../collections/analysis-collections.ts';
import { priceLists } from '../collections/price-lists.ts';
import { sessions } from '../collections/session-collections.ts';
import type { MongoDatabase } from '../mongo-database.ts';

/** Price lists of a tenant. */
export function createPriceListRepository(database: MongoDatabase): PriceListRepository {
  return {
    insert: (scope, work, list) => database.tenantCollection(priceLists, scope, work).insertOne(list),
    get: (scope, id) => database.tenantCollection(priceLists, scope).findOne({ id }),
    list: (scope, page) => database.tenantCollection(priceLists, scope).page({}, page),
    all: (scope) => database.tenantCollection(priceLists, scope).find({}, { sort: { id: -1 }, limit: MAX_LISTS }),
  };
}

/** Sums of a day, by model. */
interface Sums {
  readonly id: { readonly day: string; readonly kind?: string; readonly provider: string; readonly model: string };
  readonly input: number;
  readonly cached: number;
  readonly output: number;
  readonly characters?: number;
  readonly heard_ms?: number;
}

const day = { $dateToString: { date: '$created_at', format: '%Y-%m-%d' } };
const used = '$runs.metrics.usage';

/** What models were used for: each run has all of its figures so far. */
const MODELS = [
  { $unwind: '$runs' },
  { $unwind: used },
  {
    $group: {
      _id: { day, kind: `${used}.kind`, provider: `${used}.provider`, model: `${used}.model` },
      input: { $sum: `${used}.input_tokens` },
      cached: { $sum: `${used}.input_cached_tokens` },
      output: { $sum: `${used}.output_tokens` },
      characters: { $sum: { $cond: [{ $eq: [`${used}.kind`, 'tts'] }, `${used}.characters`, 0] } },
      heard_ms: { $sum: { $cond: [{ $eq: [`${used}.kind`, 'stt'] }, `${used}.audio_ms`, 0] } },
    },
  },
];

/** How long sessions were in a room; those over text have none. */
const minutes = (now: Date) => [
  { $match: { channel: { $in: ['web', 'phone'] }, started_at: { $type: 'date' } } },
  {
    $group: {
      _id: { day, channel: '$channel' },
      lasted_ms: { $sum: { $max: [0, { $subtract: [{ $ifNull: ['$ended_at', now] }, '$started_at'] }] } },
    },
  },
];

const ANALYSES = [
  {
    $group: {
      _id: {
        day,
        provider: { $ifNull: ['$model.provider', 'unknown'] },
        model: { $ifNull: ['$model.model', 'unknown'] },
      },
      input: { $sum: '$usage.input_tokens' },
      cached: { $sum: '$usage.input_cached_tokens' },
      output: { $sum: '$usage.output_tokens' },
    },
  },
];

function ofModel(purpose: UsedQuantity['purpose']) {
  return ({ id, input, cached, output, characters = 0, heard_ms = 0 }: Sums): UsedQuantity[] => {
    const { day: on, provider, model } = id;
    const of = { day: on, provider, model, purpose };
    return [
      // Cached tokens are among the input tokens, and have a price of their own.
      { ...of, kind: 'llm_input', quantity: Math.max(0, input - cached) },
      { ...of, kind: 'llm_input_cached', quantity: cached },
      { ...of, kind: 'llm_output', quantity: output },
      { ...of, kind: 'tts', quantity: characters },
      { ...of, kind: 'stt', quantity: heard_ms },
    ];
  };
}

/** What sessions and analyses used, read from what is kept of them. */
export function createQuantityReader(database: MongoDatabase): QuantityReader {
  async function read(scope: TenantScope, session: Document, analysis: Document, now: Date): Promise<UsedQuantity[]> {
    const own = database.tenantCollection(sessions, scope);
    const [models, lengths, analyses] = await Promise.all([
      own.aggregate<Sums>([{ $match: session }, ...MODELS]),
      own.aggregate<{ id: { day: string; channel: string }; lasted_ms: number }>([
        { $match: session },
        ...minutes(now),
      ]),
      database.tenantCollection(sessionAnalyses, scope).aggregate<Sums>([{ $match: analysis }, ...ANALYSES]),
    ]);
    const lasted = lengths.flatMap(({ id, lasted_ms }): UsedQuantity[] => {
      const of = {
        day: id.day,
        provider: 'platform',
        model: id.channel,
        purpose: 'conversation',
        quantity: lasted_ms,
      } as const;
      return [{ ...of, kind: 'media' }, ...(id.channel === 'phone' ? [{ ...of, kind: 'telephony' as const }] : [])];
    });
    const all = [...models.flatMap(ofModel('conversation')), ...lasted, ...analyses.flatMap(ofModel('analysis'))];
    return all
      .filter(({ quantity }) => quantity > 0)
      .sort((a, b) => (`${a.day} ${a.kind} ${a.model}` < `${b.day} ${b.kind} ${b.model}` ? -1 : 1));
  }

  return {
    async ofSession(scope, session_id, now) {
      const found = await database
        .tenantCollection(sessions, scope)
        .findOne({ id: session_id }, { projection: { id: 1 } });
      return found === null ? null : read(scope, { _id: session_id }, { session_id }, now);
    },
    ofDays: (scope, { from, until }, now) => {
      const created = { created_at: { $gte: from, $lt: until } };
      return read(scope, created, created, now);
    },
  };
}
