import { AppError } from '@patchbay/core/kernel';
import type { Reranker } from '@patchbay/core/vector-search';

/** Where a reranking model is served. */
export interface RerankerSettings {
  /** The whole address that is asked, such as `https://api.cohere.com/v2/rerank`. */
  readonly url: string;
  /** As the server names it; undefined for a server that has one model only. */
  readonly model: string | undefined;
  readonly api_key: string | undefined;
  /** How long an answer may take: somebody waits for the search, and without it the fused order stands. */
  readonly timeout_ms: number;
}

/** What went wrong, without a word of what was sent. */
const broken = (what: string) => new AppError('upstream_failed', { cause: new Error(`the reranker ${what}`) });

/** The list of an answer: Cohere, Jina and vLLM call it `results`, Voyage `data`, others send it bare. */
function listIn(answer: unknown): readonly unknown[] {
  const { results, data } = (answer ?? {}) as { results?: unknown; data?: unknown };
  const list = [answer, results, data].find((one) => Array.isArray(one));
  if (list === undefined) throw broken('answered something else');
  return list as readonly unknown[];
}

/** Scores by the places of the passages; servers differ in what they call a score. */
function scoresIn(answer: unknown): ReadonlyMap<number, number> {
  const scores = new Map<number, number>();
  for (const one of listIn(answer)) {
    const { index, relevance_score, score = relevance_score } = (one ?? {}) as Record<string, unknown>;
    if (typeof index !== 'number' || typeof score !== 'number' || !Number.isFinite(score)) {
      throw broken('answered something else');
    }
    scores.set(index, score);
  }
  return scores;
}

/**
 * A reranker behind the HTTP API that Cohere began and nearly all servers of such models speak: `query` and `documents`
 * go there, places with scores come back, in any order.
 */
export function httpReranker({ url, model, api_key, timeout_ms }: RerankerSettings): Reranker {
  const headers = {
    'content-type': 'application/json',
    accept: 'application/json',
    ...(api_key === undefined ? {} : { authorization: `Bearer ${api_key}` }),
  };

  async function ask(body: string): Promise<unknown> {
    const signal = AbortSignal.timeout(timeout_ms);
    try {
      // Followed, a redirect would carry passages and key to wherever it leads.
      const response = await fetch(url, { method: 'POST', headers, body, signal, redirect: 'error' });
      if (response.ok) return await response.json();
      await response.body?.cancel();
      throw broken(`answered with status ${response.status}`);
    } catch (error) {
      if (error instanceof AppError) throw error;
      throw broken(signal.aborted ? 'did not answer in time' : 'is away, or answered something else');
    }
  }

  return {
    async rerank(query, passages) {
      const scores = scoresIn(await ask(JSON.stringify({ model, query, documents: passages })));
      return passages.map((_, at) => {
        const score = scores.get(at);
        if (score === undefined) throw broken('left passages out');
        return score;
      });
    },
  };
}

/** The reranker of a deployment, where it has one. */
export const createReranker = (settings: RerankerSettings | undefined): Reranker | undefined =>
  settings === undefined ? undefined : httpReranker(settings);
