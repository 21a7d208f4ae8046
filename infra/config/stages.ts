import { z } from 'zod';
import { EMBEDDING_PROVIDERS, type EmbeddingStage, embeddingStage } from './embedding.ts';

const list = z
  .string()
  .transform((text) => text.split(',').map((part) => part.trim()))
  .pipe(z.array(z.string().min(1)));
const wsUrl = z.url({ protocol: /^wss?$/ });
const httpUrl = z.url({ protocol: /^https?$/ });
const count = z.coerce.number().int().min(0);

/**
 * What a deployment is told with `cdk … -c name=value`. Nothing here is secret: credentials are in Secrets Manager and
 * never in a template.
 */
export const contextSchema = z.strictObject({
  /** `aws`, or `local`: the emulator of the local stack (or any endpoint of AWS's API on a developer's machine). */
  target: z.enum(['aws', 'local']).default('aws'),
  /** Names every resource: several stages live side by side in one account. */
  stage: z
    .string()
    .regex(/^[a-z][a-z0-9-]{1,15}$/, 'must be 2 to 16 of a-z, 0-9 and -')
    .optional(),
  /** Origins that browsers may call from, separated by commas; exact. */
  cors_origins: list.optional(),
  /** `host:port` that tools may call by http and inside this machine, separated by commas; local target only. */
  outgoing_local_hosts: list
    .refine(
      (hosts) => hosts.every((host) => /^[a-z0-9.-]+(:\d{1,5})?$/.test(host)),
      'must be hosts such as 127.0.0.1:8200',
    )
    .optional(),
  livekit_url: wsUrl.optional(),
  chroma_url: httpUrl.optional(),
  /**
   * Variables that the secret `vectors` holds, separated by commas: those of Chroma Cloud (CHROMA_API_KEY,
   * CHROMA_TENANT, CHROMA_DATABASE), of Atlas Vector Search (ATLAS_URI, ATLAS_DATABASE), or both. None where Chroma is
   * one's own.
   */
  vector_secrets: list
    .pipe(z.array(z.enum(['CHROMA_API_KEY', 'CHROMA_TENANT', 'CHROMA_DATABASE', 'ATLAS_URI', 'ATLAS_DATABASE'])))
    .optional(),
  /** Base of an OpenAI-compatible API, for language and speech; and for embeddings, unless those come from elsewhere. */
  openai_base_url: httpUrl.optional(),
  /** Default: `openai` where openai_base_url is given, else `bundled`. */
  embedding_provider: z.enum(EMBEDDING_PROVIDERS).optional(),
  embedding_model: z.string().min(1).optional(),
  /** Whole address of a reranking server (Cohere, Jina, Voyage, vLLM …); its key is RERANKER_API_KEY in the secret `models`. */
  reranker_url: httpUrl.optional(),
  reranker_model: z.string().min(1).optional(),
  mongodb_database: z
    .string()
    .regex(/^[A-Za-z0-9_-]{1,38}$/)
    .optional(),
  /** Days after which an archived file is removed for good. */
  file_retention_days: z.coerce.number().int().min(1).max(3_650).optional(),
  /** `on` where the LiveKit server has Egress workers that may write to the files bucket: docs/runbooks/deploy.md. */
  recording_egress: z.enum(['on', 'off']).optional(),
  /** Where alarms go: the ARN of an SNS topic of yours. Without one they only show on the dashboard. */
  alarm_topic_arn: z.string().startsWith('arn:').optional(),
  /** Agent workers that always run. */
  runtime_count: count.optional(),
  /** Agent workers at most. */
  runtime_max_count: count.optional(),
});

/** Everything the stacks want to know about where and how they are deployed. */
export interface StageConfig extends EmbeddingStage {
  readonly target: 'aws' | 'local';
  readonly stage: string;
  readonly cors_origins: readonly string[];
  /** Always empty on AWS: tools call public https addresses only. */
  readonly outgoing_local_hosts: readonly string[];
  readonly livekit_url: string;
  readonly chroma_url: string;
  /** Variables in the secret `vectors`; empty where vector stores need none. */
  readonly vector_secrets: readonly string[];
  readonly mongodb_database: string;
  readonly file_retention_days: number;
  /** Where it is off, runtime configs that ask for a recording are refused. */
  readonly recording_egress: 'on' | 'off';
  readonly alarm_topic_arn: string | undefined;
  readonly runtime_count: number;
  readonly runtime_max_count: number;
  readonly log_retention_days: 7 | 90;
  /** Requests of all tenants together; each tenant's own limit is kept in the functions. */
  readonly throttle: { readonly rate_per_second: number; readonly burst: number };
  /** Whether data outlives its stack: always on AWS. */
  readonly keep_data: boolean;
  /** `x86_64` or `arm64` of the functions; local functions run on this very machine. */
  readonly architecture: 'x86_64' | 'arm64';
}

/** Names in {@link contextSchema}: what to ask the CDK's context for. */
export const CONTEXT_KEYS = Object.keys(contextSchema.shape) as (keyof typeof contextSchema.shape)[];

/**
 * The configuration of one deployment.
 *
 * @param context Values by name; undefined ones take the target's defaults.
 * @param hostArchitecture `process.arch` of this machine.
 * @throws Error naming every value that is missing or wrong.
 */
export function stageConfig(context: Record<string, unknown>, hostArchitecture: string): StageConfig {
  const parsed = contextSchema.safeParse(context);
  if (!parsed.success) throw new Error(`context (-c name=value) is not right:\n${z.prettifyError(parsed.error)}`);
  return parsed.data.target === 'local' ? localStage(parsed.data, hostArchitecture) : awsStage(parsed.data);
}

type Context = z.infer<typeof contextSchema>;

function localStage(context: Context, hostArchitecture: string): StageConfig {
  return {
    target: 'local',
    stage: context.stage ?? 'local',
    cors_origins: context.cors_origins ?? ['http://localhost:3000'],
    outgoing_local_hosts: context.outgoing_local_hosts ?? [],
    livekit_url: context.livekit_url ?? 'ws://127.0.0.1:7880',
    chroma_url: context.chroma_url ?? 'http://127.0.0.1:8125',
    vector_secrets: context.vector_secrets ?? [],
    ...embeddingStage(
      { ...context, openai_base_url: context.openai_base_url ?? 'http://127.0.0.1:8126/v1' },
      'all-minilm-l6-v2',
    ),
    mongodb_database: context.mongodb_database ?? 'patchbay',
    file_retention_days: context.file_retention_days ?? 30,
    recording_egress: context.recording_egress ?? 'off',
    alarm_topic_arn: context.alarm_topic_arn,
    runtime_count: 0,
    runtime_max_count: 0,
    log_retention_days: 7,
    throttle: { rate_per_second: 1_000, burst: 2_000 },
    keep_data: false,
    architecture: hostArchitecture === 'arm64' ? 'arm64' : 'x86_64',
  };
}

function awsStage(context: Context): StageConfig {
  const { livekit_url, chroma_url } = context;
  if (livekit_url === undefined || chroma_url === undefined) {
    throw new Error('target=aws needs -c livekit_url=wss://… and -c chroma_url=https://…: docs/runbooks/deploy.md');
  }
  if (context.outgoing_local_hosts !== undefined) {
    throw new Error('outgoing_local_hosts is for target=local: on AWS tools call public https addresses only');
  }
  return {
    target: 'aws',
    stage: context.stage ?? 'dev',
    cors_origins: context.cors_origins ?? [],
    outgoing_local_hosts: [],
    livekit_url,
    chroma_url,
    vector_secrets: context.vector_secrets ?? [],
    ...embeddingStage(context),
    mongodb_database: context.mongodb_database ?? 'patchbay',
    file_retention_days: context.file_retention_days ?? 30,
    recording_egress: context.recording_egress ?? 'off',
    alarm_topic_arn: context.alarm_topic_arn,
    runtime_count: context.runtime_count ?? 1,
    runtime_max_count: Math.max(context.runtime_count ?? 1, context.runtime_max_count ?? 10),
    log_retention_days: 90,
    throttle: { rate_per_second: 500, burst: 1_000 },
    keep_data: true,
    architecture: 'arm64',
  };
}
