/**
 * Well-formed values for every variable that a module may ask for. They name nothing that is there: what would call out
 * with them fails, so a test that needs the real thing brings its own.
 */
export const PLACEHOLDER_ENVIRONMENT: Readonly<Record<string, string>> = {
  AWS_ACCESS_KEY_ID: 'test',
  AWS_SECRET_ACCESS_KEY: 'test',
  AWS_ENDPOINT_URL: 'http://127.0.0.1:9',
  CHROMA_URL: 'http://127.0.0.1:9',
  LIVEKIT_URL: 'ws://127.0.0.1:9',
  LIVEKIT_API_KEY: 'test-key',
  LIVEKIT_API_SECRET: 'test-secret-of-at-least-32-characters',
  OPENAI_BASE_URL: 'http://127.0.0.1:9/v1',
  OPENAI_API_KEY: 'test',
  API_KEY_PEPPER: 'test-pepper-of-at-least-32-characters',
  INTERNAL_HMAC_KEYS: JSON.stringify({ k1: Buffer.alloc(32, 1).toString('base64') }),
  FILES_BUCKET: 'test-files',
  INGESTION_STATE_MACHINE_ARN: 'arn:aws:states:us-east-1:000000000000:stateMachine:test',
  CALLS_STATE_MACHINE_ARN: 'arn:aws:states:us-east-1:000000000000:stateMachine:calls',
  PEOPLE_POOL_ID: 'us-east-1_people000',
  PEOPLE_CLIENT_ID: 'people0000000client00000000',
  KEYS_POOL_ID: 'us-east-1_keys00000',
  KEYS_CLIENT_ID: 'keys000000000client00000000',
  SESSION_SIGNING_KEY_ID: 'test-signing-key',
  SESSION_JWT_ISSUER: 'https://sessions.test',
  AUDIT_SIGNING_KEY_ID: 'test-audit-key',
  AUDIT_EXPORT_QUEUE_URL: 'http://127.0.0.1:9/exports',
  ANALYSIS_QUEUE_URL: 'http://127.0.0.1:9/analyses',
  EVALUATION_QUEUE_URL: 'http://127.0.0.1:9/evaluations',
  WEBHOOK_QUEUE_URL: 'http://127.0.0.1:9/webhooks',
  SESSION_WATCHDOG_QUEUE_URL: 'http://127.0.0.1:9/queue',
};
