import type { QueueName } from '@patchbay/http/route';
import type { IUserPool, IUserPoolClient } from 'aws-cdk-lib/aws-cognito';
import type { IKey } from 'aws-cdk-lib/aws-kms';
import type { Code } from 'aws-cdk-lib/aws-lambda';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { StageConfig } from '../config/stages.ts';

/** Finds the bundle of a function by its kebab-case name. */
export type CodeSource = (name: string) => Code;

/** Finds the built embedding model of an architecture, as a layer. */
export type LayerSource = (architecture: StageConfig['architecture']) => Code;

/** A user pool with the one client that signs in to it. */
export interface Pool {
  readonly pool: IUserPool;
  readonly client: IUserPoolClient;
}

/** What functions draw on: filled stack by stage, so that what comes later may be missing when a capability asks. */
export interface Platform {
  readonly config: StageConfig;
  readonly code: CodeSource;
  readonly embeddingModel: LayerSource;
  readonly sessionSigningKey: IKey;
  /** Signs audit checkpoints. */
  readonly auditSigningKey: IKey;
  readonly queues: Readonly<Record<QueueName, IQueue>>;
  readonly people?: Pool;
  readonly keys?: Pool;
  readonly ingestionStateMachineArn?: string;
}
