import type { QueueName } from '@patchbay/http/route';
import { CfnOutput, Duration, RemovalPolicy } from 'aws-cdk-lib';
import type { IRole } from 'aws-cdk-lib/aws-iam';
import { Alias, type IKey, Key, KeySpec, KeyUsage } from 'aws-cdk-lib/aws-kms';
import { CfnSecret } from 'aws-cdk-lib/aws-secretsmanager';
import { type IQueue, Queue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { StageConfig } from '../config/stages.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { egressUploadPolicy } from '../constructs/egress-upload-policy.ts';
import { FilesBucket } from '../constructs/files-bucket.ts';
import { pascalCase, resourceName, SECRETS, type SecretKind, secretName } from '../constructs/names.ts';
import { runtimeRole } from '../constructs/runtime-role.ts';
import { ProductStack } from './product-stack.ts';

const SECRET_CONTENTS: Record<SecretKind, string> = {
  mongodb: 'MONGODB_URI of a user with the role patchbay_application',
  'mongodb-migrations': 'MONGODB_URI of a user with the role patchbay_migrator',
  'mongodb-runtime': 'MONGODB_URI of a user with the role patchbay_runtime',
  livekit: 'LIVEKIT_API_KEY and LIVEKIT_API_SECRET',
  models: 'OPENAI_API_KEY; RERANKER_API_KEY where reranker_url is given',
  vectors: 'what vector_secrets names: CHROMA_API_KEY, CHROMA_TENANT and CHROMA_DATABASE, ATLAS_URI',
  'api-key-pepper': 'API_KEY_PEPPER',
  'internal-hmac': 'INTERNAL_HMAC_KEYS: a JSON object of key id to base64 secret, two while rotating',
};

/** What outlives every deployment of code: files, secrets, the keys that sign, queues, the role of agent workers. */
export class StateStack extends ProductStack {
  readonly files: FilesBucket;
  readonly sessionSigningKey: IKey;
  /** Signs audit checkpoints: a key of its own, so that whoever may issue session tokens cannot vouch for the audit. */
  readonly auditSigningKey: IKey;
  readonly queues: Readonly<Record<QueueName, IQueue>>;
  /** Where messages end that could not be handled, by queue. */
  readonly deadLetters: Readonly<Record<QueueName, IQueue>>;
  readonly secrets: Readonly<Record<SecretKind, CfnSecret>>;
  /** Of the agent workers; here, because on a developer's machine they run outside of the stacks. */
  readonly runtimeRole: IRole;

  constructor(scope: Construct, config: StageConfig) {
    super(scope, 'state', config, 'Patchbay: files, secrets, the session signing key and queues');
    this.files = new FilesBucket(this, 'files', config);
    this.sessionSigningKey = this.#signingKey(config, 'session', 'Signs the session tokens of end users');
    this.auditSigningKey = this.#signingKey(config, 'audit', 'Signs checkpoints of the audit chains');
    const watchdog = this.#queue(config, 'session-watchdog', { consumer_seconds: 30, retention: Duration.days(1) });
    const exports = this.#queue(config, 'audit-exports', { consumer_seconds: 900, retention: Duration.days(4) });
    const evaluations = this.#queue(config, 'evaluations', { consumer_seconds: 900, retention: Duration.days(1) });
    const analyses = this.#queue(config, 'session-analyses', { consumer_seconds: 300, retention: Duration.days(1) });
    const webhooks = this.#queue(config, 'webhook-deliveries', { consumer_seconds: 60, retention: Duration.days(1) });
    this.queues = {
      'webhook-deliveries': webhooks.queue,
      'session-watchdog': watchdog.queue,
      'audit-exports': exports.queue,
      evaluations: evaluations.queue,
      'session-analyses': analyses.queue,
    };
    this.deadLetters = {
      'webhook-deliveries': webhooks.deadLetters,
      'session-watchdog': watchdog.deadLetters,
      'audit-exports': exports.deadLetters,
      evaluations: evaluations.deadLetters,
      'session-analyses': analyses.deadLetters,
    };
    const entries = SECRETS.map((kind) => [kind, this.#secret(config, kind)] as const);
    this.secrets = Object.fromEntries(entries) as Record<SecretKind, CfnSecret>;
    this.runtimeRole = runtimeRole(this, config);
    if (config.recording_egress === 'on') egressUploadPolicy(this, config);

    new CfnOutput(this, 'FilesBucketName', { value: this.files.bucket.bucketName });
    new CfnOutput(this, 'SessionSigningKeyId', { value: this.sessionSigningKey.keyArn });
    new CfnOutput(this, 'AuditSigningKeyId', { value: this.auditSigningKey.keyArn });
    new CfnOutput(this, 'SessionWatchdogQueueUrl', { value: watchdog.queue.queueUrl });
    new CfnOutput(this, 'RuntimeRoleArn', { value: this.runtimeRole.roleArn });
    for (const kind of SECRETS) {
      const outputId = `${kind.split('-').map(pascalCase).join('')}SecretName`;
      new CfnOutput(this, outputId, { value: secretName(config, kind), description: SECRET_CONTENTS[kind] });
    }
  }

  #signingKey(config: StageConfig, what: 'session' | 'audit', description: string): IKey {
    const key = new Key(this, `${what}-signing-key`, {
      description: `${description} (${config.stage})`,
      keySpec: KeySpec.ECC_NIST_P256,
      keyUsage: KeyUsage.SIGN_VERIFY,
      removalPolicy: config.keep_data ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY,
    });
    new Alias(this, `${what}-signing-key-alias`, {
      aliasName: `alias/${resourceName(config, `${what}-signing`)}`,
      targetKey: key,
    });
    return key;
  }

  #queue(
    config: StageConfig,
    name: QueueName,
    { consumer_seconds, retention }: { consumer_seconds: number; retention: Duration },
  ): { queue: IQueue; deadLetters: IQueue } {
    const enforceSSL = config.target === 'aws';
    const deadLetters = new Queue(this, `${name}-dead-letters`, {
      enforceSSL,
      retentionPeriod: Duration.days(14),
    });
    const queue = new Queue(this, name, {
      enforceSSL,
      // Six times the consumer's time-out, so that a slow batch is not handed out twice.
      visibilityTimeout: Duration.seconds(6 * consumer_seconds),
      retentionPeriod: retention,
      deadLetterQueue: { queue: deadLetters, maxReceiveCount: 5 },
    });
    if (config.target === 'local') {
      for (const each of [queue, deadLetters])
        acknowledge(each, 'The emulator speaks plain HTTP.', 'AwsSolutions-SQS4');
    }
    return { queue, deadLetters };
  }

  /** A secret without a value: values are written through the Secrets Manager API and never enter a template. */
  #secret(config: StageConfig, kind: SecretKind): CfnSecret {
    const secret = new CfnSecret(this, `${kind}-secret`, {
      name: secretName(config, kind),
      description: `JSON with ${SECRET_CONTENTS[kind]}`,
    });
    secret.applyRemovalPolicy(config.keep_data ? RemovalPolicy.RETAIN : RemovalPolicy.DESTROY);
    acknowledge(
      secret,
      'Issued outside AWS or rotated by hand with an overlap (docs/runbooks/deploy.md): no Lambda can rotate it.',
      'AwsSolutions-SMG4',
    );
    return secret;
  }
}
