import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { ecsTaskProtection, ecsTaskRevision } from '@patchbay/aws/ecs-task';
import { secretsManagerReader } from '@patchbay/aws/secrets';
import {
  agentRuntimeSettings,
  embeddingSettings,
  internalApiSettings,
  internalHmacSettings,
  livekitSettings,
  loadConfig,
  modelsSettings,
  mongoSettings,
  outgoingSettings,
  providerSettings,
  rerankerSettings,
  stageSettings,
  systemClock,
  vectorSettings,
  yieldToIo,
} from '@patchbay/config';
import type { ResolvedConfig } from '@patchbay/core/config-resolver';
import type { InternalKey } from '@patchbay/core/internal-auth';
import type { Clock } from '@patchbay/core/kernel';
import { createModelAccounts, createToolSecrets, platformAccounts } from '@patchbay/core/provider-credentials';
import { createRuntimeGenerations } from '@patchbay/core/runtime-generations';
import type { DispatchMetadata } from '@patchbay/core/session-orchestrator';
import { type CallOut, type KnowledgeSearch, sessionCallOut, sessionKnowledge } from '@patchbay/core/session-tools';
import { createToolRunner, type SchemaJudge } from '@patchbay/core/tool-execution';
import { createIndexViewReader, createSearchService } from '@patchbay/core/vector-search';
import { type CommandReader, livekitAgentRemoval, livekitCommandReader, livekitHandOver } from '@patchbay/livekit';
import { createEmbedderSource, createReranker, hasBundledModel } from '@patchbay/models';
import {
  createChunkRepository,
  createConversationSource,
  createCredentialRepository,
  createIndexEntryRepository,
  createIndexSnapshotRepository,
  createMongoClient,
  createMongoDatabase,
  createRuntimeGenerationRepository,
  createSearchIndexRepository,
} from '@patchbay/mongo';
import { createLogger, type Logger } from '@patchbay/observability';
import { checkedFetch, jsonSchemaJudge, mcpClient, outgoingHttp, systemResolver } from '@patchbay/outgoing';
import { createVectorStores } from '@patchbay/vector';

import type { ProviderAccounts } from './providers/provider-access.ts';
import { tenantAccounts } from './providers/tenant-accounts.ts';
import type { InternalApiDeps } from './reports/post-signed.ts';
import { createReportOutbox, type ReportOutbox } from './reports/report-outbox.ts';
import { createReportSender } from './reports/report-sender.ts';
import { openSpool } from './reports/report-spool.ts';
import { keepRecovering } from './reports/spool-recovery.ts';
import { type AskForTransfer, createAgentTransfer } from './tools/agent-transfer.ts';
import { tracedHttp, tracedMcp } from './tools/traced-outgoing.ts';
import { type AgentNote, noteAgent } from './worker/agent-note.ts';
import { announceGeneration } from './worker/announce-generation.ts';
import { embedderSocket } from './worker/embedder-process.ts';
import { removeLostAgents } from './worker/lost-agents.ts';
import { createPlanLoader } from './worker/plan-loader.ts';

/** The worker reads sessions, a job process reads chunks: neither needs more connections. */
const WORKER_POOL = 2;
const JOB_POOL = 1;

const jobSettings = {
  stage: stageSettings,
  outgoing: outgoingSettings,
  livekit: livekitSettings,
  runtime: agentRuntimeSettings,
  mongo: mongoSettings,
  vector: vectorSettings,
  models: modelsSettings,
  providers: providerSettings,
  embedding: embeddingSettings,
  reranker: rerankerSettings,
  internal_api: internalApiSettings,
  internal_hmac: internalHmacSettings,
};

/** What the worker process needs: it takes jobs and loads their conversations. */
export async function composeWorker() {
  const config = await loadConfig({
    // What only jobs use is asked for here too: a job must not be the first to find out that it is missing.
    ...jobSettings,
  });
  const sender = senderDepsOf(config);
  const client = createMongoClient(config.mongo.uri, { app_name: 'agent-worker', max_pool_size: WORKER_POOL });
  const database = createMongoDatabase(client, config.mongo.database);
  const source = createConversationSource(database);
  const generations = createRuntimeGenerations({
    generations: createRuntimeGenerationRepository(database),
    clock: systemClock,
  });
  const { ecs, generation } = config.runtime;
  return {
    runtime: config.runtime,
    livekit: config.livekit,
    /** Whether this worker can embed by itself. */
    has_embedder: hasBundledModel(config.embedding.bundled_model_dir),
    log: rootLogger(config.runtime.log_level),
    /** Figures of this worker; on AWS they are made into metrics whatever level the log has. */
    figures: createLogger({ level: 'info', fields: { service: 'agent-runtime', stage: config.stage.stage } }),
    /** Number of this worker's deployment. */
    generation: generation ?? (ecs && (await ecsTaskRevision(ecs.metadata_uri))),
    newestGeneration: generations.newest,
    announce: (own: number) => announceGeneration(own, sender),
    protection: ecs && ecsTaskProtection(ecs.agent_uri),
    /** Delivers what jobs could not, from now on. */
    keepRecovering: (log: Logger) =>
      keepRecovering({
        directory: config.runtime.spool_dir,
        senderOf: (session) => createReportSender(session, sender),
        log,
      }),
    /** Takes agents out of their rooms whose process is gone; one look. */
    removeLostAgents: (recover: () => Promise<unknown>, log: Logger) =>
      removeLostAgents({
        directory: config.runtime.spool_dir,
        recover,
        remove: livekitAgentRemoval(config.livekit),
        log,
      }),
    loadPlan: createPlanLoader(source),
    close: () => client.close(),
  };
}

/** What a job process needs: it holds one conversation. */
export interface JobRuntime {
  readonly log: Logger;
  readonly clock: Clock;
  /** A developer sees all that the framework logs, what was said included. */
  readonly shows_everything: boolean;
  /** The accounts that the session's tenant uses providers with. */
  providerAccounts(dispatch: DispatchMetadata): ProviderAccounts;
  /** How long a good-bye may take when the worker has to go. */
  readonly farewell_ms: number;
  /** How long an agent of another worker may take to join. */
  readonly hand_over_ms: number;
  /** Asks for such an agent. */
  askForAnother(room: string, dispatch: DispatchMetadata): Promise<void>;
  /** How long the last reports may take to be confirmed. */
  readonly report_flush_ms: number;
  openOutbox(dispatch: DispatchMetadata, log: Logger): ReportOutbox;
  /** Tells the worker which room this process is in, in case that it dies; returns what takes it back. */
  noteAgent(note: AgentNote, log: Logger): () => void;
  /** Search in what the config names, within the session's tenant. */
  knowledgeSearch(dispatch: DispatchMetadata, knowledge: ResolvedConfig['knowledge']): KnowledgeSearch;
  /** Calls of tools to the outside, with the secrets of the session's tenant. */
  callOut(dispatch: DispatchMetadata, log: Logger): CallOut;
  /** Hands the session's call over. */
  transfer(dispatch: DispatchMetadata, log: Logger): AskForTransfer;
  /** What the API tells agents of live calls. */
  readonly readCommand: CommandReader;
  readonly judge: SchemaJudge;
}

/** Makes it; runs while the process is idle, before it has a job. */
export async function composeJob(): Promise<JobRuntime> {
  const config = await loadConfig(jobSettings);
  const sender = senderDepsOf(config);
  const client = createMongoClient(config.mongo.uri, { app_name: 'agent-job', max_pool_size: JOB_POOL });
  const log = rootLogger(config.runtime.log_level);
  // Connects while the process is idle. A database that is away now may be back when a tool needs it.
  void client.connect().catch((error: unknown) => log.warn('no connection to the database yet', { error }));
  const database = createMongoDatabase(client, config.mongo.database);
  const search = createSearchService({
    indexes: createIndexViewReader({
      indexes: createSearchIndexRepository(database),
      snapshots: createIndexSnapshotRepository(database),
    }),
    entries: createIndexEntryRepository(database, systemClock),
    chunks: createChunkRepository(database),
    vectors: createVectorStores(config.vector),
    // One model for all jobs of the worker, whose children they are.
    embedders: createEmbedderSource({ ...config.embedding, bundled_model_socket: embedderSocket(process.ppid) }),
    reranker: createReranker(config.reranker),
    yieldToIo,
  });
  const policy = { resolve: systemResolver, local_hosts: config.outgoing.local_hosts };
  const credentials = createCredentialRepository(database);
  const secrets = secretsManagerReader(config.stage.stage);
  const accounts = createModelAccounts({ credentials, secrets, platform: platformAccounts(config) });
  const judge = jsonSchemaJudge();
  const runnerOf = ({ trace_id }: DispatchMetadata) =>
    createToolRunner({
      http: tracedHttp(outgoingHttp(policy), trace_id),
      mcp: tracedMcp(mcpClient(policy), trace_id),
      judge,
      secrets: createToolSecrets({ credentials, secrets }),
      clock: systemClock,
      sleep: async (milliseconds) => sleep(milliseconds),
    });
  return {
    log,
    clock: systemClock,
    shows_everything: config.runtime.log_level === 'debug',
    providerAccounts: (dispatch) => tenantAccounts(accounts, dispatch, checkedFetch(policy)),
    // The framework waits 15 s for a job's entry.
    farewell_ms: Math.min(8_000, config.runtime.shutdown_timeout_ms * 0.4),
    hand_over_ms: Math.min(6_000, config.runtime.shutdown_timeout_ms * 0.4),
    askForAnother: livekitHandOver(config.livekit),
    noteAgent: (note, log) => noteAgent(config.runtime.spool_dir, note, log),
    report_flush_ms: Math.round(config.runtime.shutdown_timeout_ms * 0.7),
    openOutbox: (dispatch, log) => {
      const run = { ...dispatch, run_id: randomUUID() };
      return createReportOutbox({
        send: createReportSender(run, sender),
        spool: openSpool(config.runtime.spool_dir, run, log),
        clock: systemClock,
        log,
      });
    },
    knowledgeSearch: (dispatch, knowledge) => sessionKnowledge(search, dispatch, knowledge),
    callOut: (dispatch, log) => sessionCallOut(runnerOf(dispatch), dispatch, log),
    transfer: (dispatch, log) => createAgentTransfer(dispatch, sender, log),
    readCommand: livekitCommandReader(config.livekit),
    judge,
  };
}

/** How reports are signed and sent. */
function senderDepsOf({
  internal_hmac,
  internal_api,
}: {
  internal_hmac: { keys: readonly InternalKey[] };
  internal_api: { url: string };
}): InternalApiDeps {
  const [key] = internal_hmac.keys;
  if (key === undefined) throw new Error('INTERNAL_HMAC_KEYS holds no key');
  return { internal_api_url: internal_api.url, key, clock: systemClock, nonce: randomUUID };
}

function rootLogger(level: 'debug' | 'info' | 'warn' | 'error'): Logger {
  return createLogger({ level, fields: { service: 'agent-runtime', pid: process.pid } });
}
