import { OBJECT_AREAS } from '@patchbay/core/kernel';
import type { Capability, QueueName } from '@patchbay/http/route';
import { ArnFormat, Fn, Stack } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import { acknowledgeWildcard } from './acknowledge.ts';
import { embedding } from './embedding-grant.ts';
import type { Grant, Granting } from './grant.ts';
import {
  callsStateMachineArn,
  filesBucketName,
  ingestionExecutionsArn,
  type SecretKind,
  secretName,
  tenantSecretsArn,
} from './names.ts';
import type { Platform, Pool } from './platform.ts';

const allow = (actions: string[], ...resources: string[]) => new PolicyStatement({ actions, resources });

/** `MONGODB_SECRET_ID` and the right to read that one secret. */
function secret(kind: SecretKind, variable: string, more: (platform: Platform) => Record<string, string> = () => ({})) {
  return (platform: Platform, scope: IConstruct): Grant => {
    const name = secretName(platform.config, kind);
    // Secrets Manager ends every ARN with a hyphen and six characters of its own.
    const arn = Stack.of(scope).formatArn({
      service: 'secretsmanager',
      resource: 'secret',
      resourceName: `${name}-??????`,
      arnFormat: ArnFormat.COLON_RESOURCE_NAME,
    });
    return {
      environment: { [variable]: name, ...more(platform) },
      statements: [allow(['secretsmanager:GetSecretValue'], arn)],
    };
  };
}

/** The address of Chroma; with the secret of vector stores where they have one. */
function vectorStores(platform: Platform, scope: IConstruct): Grant {
  const CHROMA_URL = platform.config.chroma_url;
  if (platform.config.vector_secrets.length === 0) return { environment: { CHROMA_URL }, statements: [] };
  return secret('vectors', 'VECTORS_SECRET_ID', () => ({ CHROMA_URL }))(platform, scope);
}

/** Secrets of tenants' provider credentials, and no other secret. */
function tenantSecrets(actions: string[]): Granting {
  return ({ config }, scope) => {
    const arn = tenantSecretsArn(config);
    acknowledgeWildcard(scope, 'A function serves every tenant and isolates them in code: only their secrets.', arn);
    return { environment: {}, statements: [allow(actions, Fn.sub(arn))] };
  };
}

/** Rights on objects of some areas; `onBucket`: what S3 only knows as a right on the bucket. */
function objects(actions: string[], areas: readonly string[], onBucket: readonly string[] = []): Granting {
  return ({ config }, scope) => {
    const name = filesBucketName(config);
    const arns = areas.map((area) => `arn:\${AWS::Partition}:s3:::${name}/${area}*`);
    for (const arn of arns) {
      acknowledgeWildcard(
        scope,
        'One area of the bucket: a function serves every tenant and isolates them in code.',
        arn,
      );
    }
    return {
      environment: { FILES_BUCKET: Fn.sub(name) },
      statements: [
        allow(actions, ...arns.map((arn) => Fn.sub(arn))),
        ...(onBucket.length === 0 ? [] : [allow([...onBucket], Fn.sub(`arn:\${AWS::Partition}:s3:::${name}`))]),
      ],
    };
  };
}

function poolOf(platform: Platform, which: 'people' | 'keys'): Pool {
  const pool = platform[which];
  if (pool === undefined) throw new Error(`a function that the pools themselves call cannot use the pool of ${which}`);
  return pool;
}

function cognito(which: 'people' | 'keys', actions: string[]): Granting {
  return (platform) => {
    const { pool, client } = poolOf(platform, which);
    const prefix = which === 'people' ? 'PEOPLE' : 'KEYS';
    return {
      environment: { [`${prefix}_POOL_ID`]: pool.userPoolId, [`${prefix}_CLIENT_ID`]: client.userPoolClientId },
      statements: [allow(actions, pool.userPoolArn)],
    };
  };
}

function sessionKey(actions: string[]): Granting {
  return ({ config, sessionSigningKey }) => ({
    environment: {
      SESSION_SIGNING_KEY_ID: sessionSigningKey.keyArn,
      SESSION_JWT_ISSUER: `urn:patchbay:${config.stage}`,
    },
    statements: [allow(actions, sessionSigningKey.keyArn)],
  });
}

function auditKey(actions: string[]): Granting {
  return ({ auditSigningKey }) => ({
    environment: { AUDIT_SIGNING_KEY_ID: auditSigningKey.keyArn },
    statements: [allow(actions, auditSigningKey.keyArn)],
  });
}

function sendTo(queue: QueueName, variable: string): Granting {
  return ({ queues }) => ({
    environment: { [variable]: queues[queue].queueUrl },
    statements: [allow(['sqs:SendMessage'], queues[queue].queueArn)],
  });
}

const { uploads, work, exports: exported, recordings } = OBJECT_AREAS;

/** Every capability of routes, steps and background functions. */
const GRANTS: Record<Capability, Granting> = {
  mongo: secret('mongodb', 'MONGODB_SECRET_ID', ({ config }) => ({ MONGODB_DATABASE: config.mongodb_database })),
  // Another credential under the same variable: shapes of collections are changed by the deploy step alone.
  'mongo:migrate': secret('mongodb-migrations', 'MONGODB_SECRET_ID', ({ config }) => ({
    MONGODB_DATABASE: config.mongodb_database,
  })),
  vector: vectorStores,
  models: embedding(secret('models', 'MODELS_SECRET_ID')),
  // A presigned URL can do what its signer may do, so the signer may put and get uploads and nothing else. Without the
  // right to list, S3 answers 403 instead of 404 for what is not there.
  'files:presign': objects(
    ['s3:PutObject', 's3:GetObject', 's3:GetObjectVersion', 's3:AbortMultipartUpload', 's3:ListMultipartUploadParts'],
    [uploads],
    ['s3:ListBucket'],
  ),
  'files:abort': objects(['s3:AbortMultipartUpload'], [uploads]),
  'files:retention': ({ config }) => ({
    environment: { FILE_RETENTION_DAYS: String(config.file_retention_days) },
    statements: [],
  }),
  'files:purge': objects(
    ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:AbortMultipartUpload'],
    [uploads, work],
    ['s3:ListBucketVersions'],
  ),
  'files:read': objects(['s3:GetObject', 's3:GetObjectVersion'], [uploads, work], ['s3:ListBucket']),
  'files:write': objects(['s3:PutObject'], [work]),
  'ingestion:start': ({ ingestionStateMachineArn }) => {
    if (ingestionStateMachineArn === undefined) throw new Error('there is no ingestion to start: steps.ts is empty');
    return {
      environment: { INGESTION_STATE_MACHINE_ARN: ingestionStateMachineArn },
      statements: [allow(['states:StartExecution'], ingestionStateMachineArn)],
    };
  },
  'ingestion:stop': ({ config }, scope) => {
    const arn = ingestionExecutionsArn(config);
    acknowledgeWildcard(scope, 'Executions of the one state machine of ingestion: each has a name of its own.', arn);
    return { environment: {}, statements: [allow(['states:StopExecution'], Fn.sub(arn))] };
  },
  // By name: the machine calls functions that have rights on what comes later, and is made after them.
  'calls:start': ({ config }) => {
    const arn = Fn.sub(callsStateMachineArn(config));
    return {
      environment: { CALLS_STATE_MACHINE_ARN: arn },
      statements: [allow(['states:StartExecution'], arn)],
    };
  },
  livekit: secret('livekit', 'LIVEKIT_SECRET_ID', ({ config }) => ({
    LIVEKIT_URL: config.livekit_url,
    AGENT_NAME: 'patchbay',
  })),
  'cognito:keys:manage': cognito('keys', [
    'cognito-idp:AdminCreateUser',
    'cognito-idp:AdminSetUserPassword',
    'cognito-idp:AdminDisableUser',
    'cognito-idp:AdminEnableUser',
    'cognito-idp:AdminDeleteUser',
  ]),
  'cognito:keys:authenticate': cognito('keys', ['cognito-idp:AdminInitiateAuth']),
  'cognito:people:manage': cognito('people', [
    'cognito-idp:AdminCreateUser',
    'cognito-idp:AdminGetUser',
    'cognito-idp:AdminDisableUser',
    'cognito-idp:AdminEnableUser',
    'cognito-idp:AdminUserGlobalSignOut',
  ]),
  'secrets:api-key-pepper': secret('api-key-pepper', 'API_KEY_PEPPER_SECRET_ID'),
  'secrets:providers': secret('models', 'MODELS_SECRET_ID', ({ config }) =>
    config.openai_base_url === undefined ? {} : { OPENAI_BASE_URL: config.openai_base_url },
  ),
  'secrets:internal-hmac': secret('internal-hmac', 'INTERNAL_HMAC_SECRET_ID'),
  'credentials:write': tenantSecrets([
    'secretsmanager:CreateSecret',
    'secretsmanager:PutSecretValue',
    'secretsmanager:DeleteSecret',
  ]),
  'credentials:read': tenantSecrets(['secretsmanager:GetSecretValue']),
  'session-jwt:sign': sessionKey(['kms:Sign', 'kms:GetPublicKey']),
  'session-jwt:verify': sessionKey(['kms:GetPublicKey']),
  'audit-key:sign': auditKey(['kms:Sign', 'kms:GetPublicKey']),
  'audit-key:verify': auditKey(['kms:GetPublicKey']),
  'audit-exports:send': sendTo('audit-exports', 'AUDIT_EXPORT_QUEUE_URL'),
  'analyses:send': sendTo('session-analyses', 'ANALYSIS_QUEUE_URL'),
  'evaluations:send': sendTo('evaluations', 'EVALUATION_QUEUE_URL'),
  'exports:presign': objects(['s3:GetObject'], [exported]),
  'exports:write': objects(['s3:PutObject', 's3:AbortMultipartUpload'], [exported]),
  // Egress writes with rights of its own (egressUploadPolicy): placing an order needs none at the bucket.
  'recordings:egress': ({ config }) => ({
    environment: {
      RECORDING_EGRESS: config.recording_egress,
      ...(config.recording_egress === 'off' ? {} : { FILES_BUCKET: Fn.sub(filesBucketName(config)) }),
    },
    statements: [],
  }),
  'recordings:presign': objects(['s3:GetObject'], [recordings]),
  'recordings:purge': objects(['s3:DeleteObject', 's3:DeleteObjectVersion'], [recordings], ['s3:ListBucketVersions']),
  'webhooks:send': sendTo('webhook-deliveries', 'WEBHOOK_QUEUE_URL'),
  'watchdog:send': sendTo('session-watchdog', 'SESSION_WATCHDOG_QUEUE_URL'),
};

/** What all of a function's capabilities give it together. */
export function grantsOf(uses: readonly Capability[], platform: Platform, scope: IConstruct): Grant {
  const grants = uses.map((capability) => GRANTS[capability](platform, scope));
  return {
    environment: Object.assign({}, ...grants.map(({ environment }) => environment)),
    statements: grants.flatMap(({ statements }) => statements),
    embeds: grants.some(({ embeds }) => embeds === true),
  };
}
