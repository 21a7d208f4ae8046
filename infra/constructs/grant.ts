import type { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import type { IConstruct } from 'constructs';
import type { Platform } from './platform.ts';

/** What a capability gives to a function: variables and rights, nothing else. */
export interface Grant {
  readonly environment: Readonly<Record<string, string>>;
  readonly statements: readonly PolicyStatement[];
  /** Whether it may load the bundled embedding model. */
  readonly embeds?: boolean;
}

/** Decides it for one function. */
export type Granting = (platform: Platform, scope: IConstruct) => Grant;
