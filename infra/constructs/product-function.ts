import type { Capability } from '@patchbay/http/route';
import { Duration, RemovalPolicy, Size } from 'aws-cdk-lib';
import {
  PolicyDocument,
  type PolicyStatement,
  Role,
  ServicePrincipal,
  PolicyStatement as Statement,
} from 'aws-cdk-lib/aws-iam';
import { Architecture, Function as Lambda, Runtime } from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import { grantsOf } from './capabilities.ts';
import { EMBEDDING_MEMORY_MB, embeddingLayer } from './embedding-layer.ts';
import { functionName, kebabCase } from './names.ts';
import type { Platform } from './platform.ts';

/** A route, a step or a background function, as far as its Lambda is concerned. */
export interface FunctionSpec {
  readonly id: string;
  readonly summary: string;
  readonly uses: readonly Capability[];
  readonly memory_mb?: number;
  readonly timeout_seconds?: number;
  readonly disk_mb?: number;
}

/** What a function gets besides its capabilities. */
export interface FunctionExtras {
  readonly environment?: Readonly<Record<string, string>>;
  readonly statements?: readonly PolicyStatement[];
}

/**
 * A Lambda with a role of its own that may do what its capabilities say and write to its own log group: nothing is
 * shared, nothing managed by AWS is attached.
 */
export class ProductFunction extends Construct {
  readonly lambda: Lambda;

  constructor(scope: Construct, spec: FunctionSpec, platform: Platform, extras: FunctionExtras = {}) {
    super(scope, kebabCase(spec.id));
    const { config } = platform;
    const name = functionName(config, spec.id);
    const grant = grantsOf(spec.uses, platform, this);
    const layer = grant.embeds === true ? embeddingLayer(this, platform) : undefined;
    const memory_mb = spec.memory_mb ?? 512;
    const logs = new LogGroup(this, 'Logs', {
      logGroupName: `/aws/lambda/${name}`,
      retention: config.log_retention_days,
      removalPolicy: RemovalPolicy.DESTROY,
    });
    const writeLogs = new Statement({
      actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
      resources: [logs.logGroupArn],
    });
    const role = new Role(this, 'Role', {
      description: `What ${name} may do`,
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
      inlinePolicies: {
        capabilities: new PolicyDocument({
          minimize: true,
          statements: [writeLogs, ...grant.statements, ...(extras.statements ?? [])],
        }),
      },
    });
    this.lambda = new Lambda(this, 'Function', {
      functionName: name,
      description: spec.summary,
      runtime: Runtime.NODEJS_24_X,
      architecture: config.architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64,
      handler: 'index.handler',
      code: platform.code(kebabCase(spec.id)),
      role,
      logGroup: logs,
      layers: layer === undefined ? [] : [layer],
      memorySize: layer === undefined ? memory_mb : Math.max(memory_mb, EMBEDDING_MEMORY_MB),
      timeout: Duration.seconds(spec.timeout_seconds ?? 15),
      ...(spec.disk_mb === undefined ? {} : { ephemeralStorageSize: Size.mebibytes(spec.disk_mb) }),
      environment: {
        STAGE: config.stage,
        CORS_ORIGINS: config.cors_origins.join(','),
        ...(config.outgoing_local_hosts.length === 0
          ? {}
          : { OUTGOING_LOCAL_HOSTS: config.outgoing_local_hosts.join(',') }),
        ...grant.environment,
        ...extras.environment,
      },
    });
  }
}
