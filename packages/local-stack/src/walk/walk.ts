import { dispose } from '@livekit/rtc-node';
import type { Product } from '../start/bring-up.ts';
import type { Step, Steps } from '../terminal/steps.ts';
import { configureAgent } from './configure-agent.ts';
import { ask, openConversation } from './converse.ts';
import { ingestDocument } from './ingest-document.ts';
import { createKey, createTenant, type WalkTenant } from './set-up-tenant.ts';
import { speechOf } from './speech.ts';
import { readWalkDocument, SAMPLE_QUESTION } from './walk-document.ts';
import type { WalkResult } from './walk-result.ts';

/** What the walk can be told. */
export interface WalkOptions {
  /** The user's own document; the sample where there is none. */
  readonly file: string | undefined;
  /** The user's own question, typed; the sample's question is spoken. */
  readonly question: string | undefined;
}

/** What the walk leaves behind to go on with. */
export interface Walk {
  readonly result: WalkResult;
  readonly tenant: WalkTenant;
  readonly agent_id: string;
  readonly index_id: string;
}

interface SearchAnswer {
  readonly data: readonly { text: string; score: number; citation: { file_name: string; page: number } }[];
}

/** Walks the main job through the deployed product, from a new tenant to a spoken answer with its citation. */
export async function walkMainJob(product: Product, options: WalkOptions, steps: Steps): Promise<Walk> {
  const document = await readWalkDocument(options.file);
  const question = options.question ?? SAMPLE_QUESTION;
  const times: { name: string; ms: number }[] = [];
  async function timed<T>(name: string, work: (step: Step) => Promise<T>, note?: (result: T) => string): Promise<T> {
    const since = performance.now();
    const result = await steps.run(name, work, note);
    times.push({ name, ms: Math.round(performance.now() - since) });
    return result;
  }

  steps.line(`\n  ${steps.style.bold('The main job')}\n`);
  const owned = await timed(
    'tenant',
    () => createTenant(product),
    ({ tenant_id }) => tenant_id,
  );
  const tenant = await timed('API key', () => createKey(product, owned));
  const { api } = tenant;
  const agent = await timed(
    'agent',
    () => configureAgent(api),
    ({ agent_id }) => `${agent_id}, live in production`,
  );
  const ingestion = await timed(
    'document',
    (step) => ingestDocument(api, document, agent.index_id, step),
    ({ pages, chunks }) => `${document.name}: ${pages} pages, ${chunks} chunks`,
  );
  const search = await timed(
    'search',
    () => searchFor(api, question, agent.index_id),
    ({ top }) => `${top.file_name}, page ${top.page}, score ${top.score.toFixed(2)}`,
  );
  if (!product.has_voice) {
    const chat = `npx patchbay sessions chat ${agent.agent_id} --variable 'company=Harbor Clinic'`;
    steps.line(`  ${steps.style.dim(`Without voice the walk ends here. Over text the agent can be asked: ${chat}`)}`);
    return { result: { ok: true, steps: times, ingestion, search, session: null }, tenant, ...agent };
  }
  const conversation = await timed(
    'session',
    (step) => openConversation(api, agent.agent_id, step),
    ({ agent_joined_ms }) => `agent listening after ${agent_joined_ms} ms`,
  );
  const session = await timed('question', async () => {
    try {
      const speech = options.question === undefined ? await speechOf(product.stack.endpoints, question) : undefined;
      return await ask(conversation, question, speech);
    } finally {
      await conversation.caller.leave();
      await dispose();
    }
  });
  if (session.citations.length === 0) {
    steps.line(
      `  ${steps.style.dim('The answer cites nothing: the document does not say, or the model did not look.')}`,
    );
  }
  steps.line();
  steps.line(`  ${steps.style.dim(options.question === undefined ? 'spoken' : 'typed ')}  ${question}`);
  steps.line(`  ${steps.style.dim('answer')}  ${session.answer}`);
  for (const { file_name, page } of session.citations)
    steps.line(`  ${steps.style.dim('cites ')}  ${file_name}, page ${page}`);
  return { result: { ok: true, steps: times, ingestion, search, session }, tenant, ...agent };
}

async function searchFor(api: WalkTenant['api'], query: string, indexId: string): Promise<WalkResult['search']> {
  const { data } = await api.call<SearchAnswer>('POST', '/v1/search', { query, index_ids: [indexId], min_score: -1 });
  const [best] = data;
  if (best === undefined) throw new Error('the search found no passage at all');
  const { score, text, citation } = best;
  return { query, top: { file_name: citation.file_name, page: citation.page, score, text } };
}
