/**
 * What a function may be given: each name stands for environment variables and IAM grants, and for nothing else a
 * function gets. The mapping lives in infra/constructs/capabilities.ts.
 */
export const CAPABILITIES = [
  /** MongoDB connection secret. */
  'mongo',
  /** MongoDB connection secret of the deploy step, which may shape collections. */
  'mongo:migrate',
  /** Chroma endpoint. */
  'vector',
  /** Embedding endpoint and its key. */
  'models',
  /** Presign uploads and downloads in the files bucket. */
  'files:presign',
  /** End uploads in parts that nobody completed. */
  'files:abort',
  /** How long archived files are kept. */
  'files:retention',
  /** Remove uploads and what ingestion made of them, with all their versions. */
  'files:purge',
  /** Read objects of the files bucket. */
  'files:read',
  /** Write intermediate objects of the files bucket. */
  'files:write',
  /** Start ingestion executions. */
  'ingestion:start',
  /** End running ingestion executions. */
  'ingestion:stop',
  /** Start the executions of outbound calls. */
  'calls:start',
  /** LiveKit server API key. */
  'livekit',
  /** Create and disable service accounts in the pool of keys. */
  'cognito:keys:manage',
  /** Exchange an API key for a token in the pool of keys. */
  'cognito:keys:authenticate',
  /** Invite and disable people. */
  'cognito:people:manage',
  /** The pepper under API-key hashes. */
  'secrets:api-key-pepper',
  /** The platform's own accounts with providers of models. */
  'secrets:providers',
  /** Keys of the HMAC-signed internal API. */
  'secrets:internal-hmac',
  /** Write the secrets of tenants' provider credentials; not read them. */
  'credentials:write',
  /** Read the secrets of tenants' provider credentials, to send them. */
  'credentials:read',
  /** Sign session JWTs with the KMS key. */
  'session-jwt:sign',
  /** Read the public half of the session JWT key. */
  'session-jwt:verify',
  /** Sign audit checkpoints with the KMS key. */
  'audit-key:sign',
  /** Read the public half of the key under audit checkpoints. */
  'audit-key:verify',
  /** Send orders to the workers of audit exports. */
  'audit-exports:send',
  /** Send orders to the workers of analyses. */
  'analyses:send',
  /** Send orders to the workers of evaluations. */
  'evaluations:send',
  /** Presign downloads of exports from the files bucket. */
  'exports:presign',
  /** Write exports to the files bucket. */
  'exports:write',
  /** Have LiveKit Egress record rooms into the files bucket, where the stage has it. */
  'recordings:egress',
  /** Presign downloads of recordings from the files bucket. */
  'recordings:presign',
  /** Remove recordings from the files bucket, with all their versions. */
  'recordings:purge',
  /** Send orders to those who deliver webhooks. */
  'webhooks:send',
  /** Send delayed messages to the session watchdog queue. */
  'watchdog:send',
] as const;

/** A named grant. */
export type Capability = (typeof CAPABILITIES)[number];
