import { ulidSource } from '@patchbay/config';
import { chunkingOptionsSchema } from '@patchbay/core/ingestion-pipeline';
import { AppError, type Principal, tenantScope } from '@patchbay/core/kernel';
import { createRunEvaluation, createSweepEvaluations } from '@patchbay/core/retrieval-evaluation';
import type { SearchResult, SearchService } from '@patchbay/core/vector-search';
import {
  createEvaluatedIndexReader,
  createEvaluationRepository,
  createEvaluationResultRepository,
  createEvaluationWatchList,
  createQuerySetRepository,
} from '@patchbay/mongo';
import { fixedClock } from '@patchbay/testing';
import type { TestApi } from './api.ts';

const ids = ulidSource();
const ORIGIN = { request_id: 'evaluations', source: 'queue' };

/** Where a scripted search finds something. */
export interface Place {
  readonly file_id: string;
  readonly page: number;
}

/** What searches answer, by `<mode> <query>`; an error is thrown. */
export type Script = Map<string, readonly Place[] | Error>;

type Search = Parameters<SearchService['search']>[1];

function answerTo({ query, mode = 'hybrid', index_ids, top_k }: Search, places: readonly Place[]): SearchResult {
  const data = places.slice(0, top_k).map(({ file_id, page }, at) => ({
    chunk_id: ids.next('chunk'),
    index_id: index_ids?.[0] ?? '',
    text: 'passage',
    heading_path: [],
    score: 1 - at / 100,
    scores: { dense: null, lexical: null, fused: 1, reranked: null, ranks: { dense: null, lexical: null } },
    citation: { file_id, file_name: 'handbook.txt', version: 1, page, start: 0, end: 7, text: 'passage' },
  }));
  return { object: 'search_result', query, mode, grounded: data.length > 0, data } as SearchResult;
}

/** A worker of evaluations around searches that answer as a test wants, with a clock and a stopwatch of its own. */
export function evaluationWorker({ db }: Pick<TestApi, 'db'>) {
  const script: Script = new Map();
  const asked: string[] = [];
  const failures: unknown[] = [];
  const clock = fixedClock(new Date());
  let elapsed = 0;
  const evaluations = createEvaluationRepository(db.database);
  const state = { beforeSearch: async (_at: number) => {} };
  const search: SearchService['search'] = async (_scope, request) => {
    const key = `${request.mode} ${request.query}`;
    asked.push(key);
    await state.beforeSearch(asked.length);
    elapsed += 10;
    const found = script.get(key) ?? [];
    if (found instanceof Error) throw found;
    return answerTo(request, found);
  };
  const run = createRunEvaluation({
    evaluations,
    results: createEvaluationResultRepository(db.database),
    querySets: createQuerySetRepository(db.database),
    indexes: createEvaluatedIndexReader(db.database),
    search: { search },
    unitOfWork: db.unit_of_work,
    clock,
    stopwatch: () => elapsed,
    onFailure: ({ error }) => failures.push(error),
  });
  return {
    script,
    asked,
    failures,
    clock,
    state,
    run: (tenant_id: string, evaluation_id: string) => run({ tenant_id, evaluation_id }, ORIGIN),
    /** What the sweep would send, and to whom. */
    async overdue(): Promise<string[]> {
      const sent: string[] = [];
      const queue = { send: async ({ evaluation_id }: { evaluation_id: string }) => void sent.push(evaluation_id) };
      await createSweepEvaluations({ watchList: createEvaluationWatchList(db.database), queue, clock })();
      return sent;
    },
  };
}

/** Files that labels can name; nothing has to be in them. */
export async function insertFiles({ db }: Pick<TestApi, 'db'>, principal: Principal, count: number): Promise<string[]> {
  const { tenant_id } = tenantScope(principal, ORIGIN);
  const rows = Array.from({ length: count }, () => ({ _id: ids.next('file'), tenant_id }));
  const files = db.client.db(db.name).collection<{ _id: string }>('files');
  await files.insertMany(rows, { bypassDocumentValidation: true });
  return rows.map(({ _id }) => _id);
}

/** An index that evaluations can name; what searches find in it is up to the script. */
export async function insertIndex({ db }: Pick<TestApi, 'db'>, tenant_id: string): Promise<string> {
  const row = { _id: ids.next('search_index'), tenant_id, name: 'Knowledge', generation: 1, archived_at: null };
  const recipe = { embedding_model: 'all-minilm-l6-v2', chunking: chunkingOptionsSchema.parse({}) };
  const indexes = db.client.db(db.name).collection<{ _id: string }>('search_indexes');
  await indexes.insertOne({ ...row, ...recipe }, { bypassDocumentValidation: true });
  return row._id;
}

/** Says that the index is of another generation now. */
export async function switchGeneration({ db }: Pick<TestApi, 'db'>, index_id: string): Promise<void> {
  const indexes = db.client.db(db.name).collection<{ _id: string }>('search_indexes');
  await indexes.updateOne({ _id: index_id }, { $set: { generation: 2 } }, { bypassDocumentValidation: true });
}

export const refused = (message: string) => new AppError('unprocessable', { message });
