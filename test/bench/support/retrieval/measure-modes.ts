import type { SearchHit, SearchService } from '@patchbay/core/vector-search';
import type { FilledIndex } from '../search-stack.ts';
import { percentile } from '../statistics.ts';
import type { LabelledSet } from './labelled-set.ts';
import { ndcg, recall } from './ranking-quality.ts';

const MODES = ['lexical', 'dense', 'hybrid'] as const;
/** As many hits as the API gives at most, and as deep as rankings go: a document is found by the best of its chunks. */
const TOP = 50;
const DEEP = 300;

interface ModeFigures {
  readonly ndcg_at_10: number;
  readonly recall_at_100: number;
  /** Of the use case for 5 hits, with the query's embedding known. */
  readonly p50_ms: number;
  readonly p95_ms: number;
}

/** What was found of one cut of a set. */
export interface Measured {
  readonly files: number;
  readonly chunks: number;
  /** Searches that were judged. */
  readonly searches: number;
  readonly modes: Record<(typeof MODES)[number], ModeFigures>;
}

interface Measure {
  readonly service: SearchService;
  readonly index: FilledIndex;
  readonly queries: LabelledSet['queries'];
  /** Whether pages are labelled, not documents. */
  readonly by_page: boolean;
  readonly signal: AbortSignal;
}

/** The labelled things that a hit is of: the document, or each of its pages that the hit touches. */
function namesOf({ citation }: SearchHit, index: FilledIndex, by_page: boolean): string[] {
  const name = index.names.get(citation.file_id) ?? '';
  if (!by_page) return [name];
  const last = citation.page_end ?? citation.page;
  return Array.from({ length: last - citation.page + 1 }, (_, at) => `${name}#${citation.page + at}`);
}

/** Puts every query to every mode. */
export async function measureModes({ service, index, queries, by_page, signal }: Measure, say: (line: string) => void) {
  const modes = {} as Record<(typeof MODES)[number], ModeFigures>;
  let searches = 0;
  for (const mode of MODES) {
    let gained = 0;
    let recalled = 0;
    const times: number[] = [];
    for (const { text, gains } of queries) {
      signal.throwIfAborted();
      const find = async (top_k: number) => {
        const input = { query: text, index_ids: [index.index_id], mode, min_score: -1, top_k };
        const { data } = await service.search(index.scope, input);
        return [...new Set(data.flatMap((hit) => namesOf(hit, index, by_page)))];
      };
      gained += ndcg(await find(TOP), gains, 10);
      recalled += recall(await find(DEEP), gains, 100);
      const since = performance.now();
      await find(5);
      times.push(performance.now() - since);
      searches += 1;
    }
    modes[mode] = {
      ndcg_at_10: rounded(gained / queries.length, 4),
      recall_at_100: rounded(recalled / queries.length, 4),
      p50_ms: rounded(percentile(times, 0.5), 1),
      p95_ms: rounded(percentile(times, 0.95), 1),
    };
    say(`${mode}: ${JSON.stringify(modes[mode])}`);
  }
  return { modes, searches };
}

const rounded = (value: number, digits: number) => Number(value.toFixed(digits));
