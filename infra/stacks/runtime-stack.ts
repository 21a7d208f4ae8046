import { Duration, RemovalPolicy } from 'aws-cdk-lib';
import { FlowLogDestination, type IVpc, SecurityGroup, SubnetType, Vpc } from 'aws-cdk-lib/aws-ec2';
import {
  Cluster,
  type ContainerImage,
  ContainerInsights,
  CpuArchitecture,
  Secret as EcsSecret,
  FargateService,
  FargateTaskDefinition,
  type ICluster,
  LogDrivers,
  OperatingSystemFamily,
} from 'aws-cdk-lib/aws-ecs';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Secret } from 'aws-cdk-lib/aws-secretsmanager';
import type { Construct } from 'constructs';
import { OPENAI } from '../config/embedding.ts';
import type { StageConfig } from '../config/stages.ts';
import { acknowledge } from '../constructs/acknowledge.ts';
import { embeddingEnvironment } from '../constructs/embedding-grant.ts';
import { resourceName, type SecretKind } from '../constructs/names.ts';
import { scaleByJobs } from '../constructs/runtime-scaling.ts';
import { ProductStack } from './product-stack.ts';
import type { StateStack } from './state-stack.ts';

/** Where the runtime finds the world. */
export interface RuntimeProps {
  readonly image: ContainerImage;
  readonly state: StateStack;
  /** Base URL of the API, for reports over the internal routes. */
  readonly internal_api_url: string;
}

/**
 * The agent workers: a Fargate service that only calls out (to LiveKit, MongoDB, the model providers and our API), so
 * nothing may call in. On a developer's machine the local stack runs the same program as a process instead.
 */
export class RuntimeStack extends ProductStack {
  readonly service: FargateService;

  constructor(scope: Construct, config: StageConfig, { image, state, internal_api_url }: RuntimeProps) {
    super(scope, 'runtime', config, 'Patchbay: agent workers');
    const vpc = this.#network(config);
    const cluster = new Cluster(this, 'cluster', {
      clusterName: resourceName(config, 'runtime'),
      vpc,
      containerInsightsV2: ContainerInsights.ENABLED,
    });
    const task = new FargateTaskDefinition(this, 'task', {
      family: resourceName(config, 'agent-runtime'),
      taskRole: state.runtimeRole,
      cpu: 2048,
      memoryLimitMiB: 4096,
      runtimePlatform: {
        cpuArchitecture: CpuArchitecture.ARM64,
        operatingSystemFamily: OperatingSystemFamily.LINUX,
      },
    });
    task.addContainer('agent-runtime', {
      image,
      environment: {
        STAGE: config.stage,
        AGENT_NAME: 'patchbay',
        MONGODB_DATABASE: config.mongodb_database,
        LIVEKIT_URL: config.livekit_url,
        CHROMA_URL: config.chroma_url,
        OPENAI_BASE_URL: OPENAI,
        ...embeddingEnvironment(config),
        INTERNAL_API_URL: internal_api_url,
      },
      secrets: {
        MONGODB_URI: this.#secret(state, 'mongodb-runtime', 'MONGODB_URI'),
        LIVEKIT_API_KEY: this.#secret(state, 'livekit', 'LIVEKIT_API_KEY'),
        LIVEKIT_API_SECRET: this.#secret(state, 'livekit', 'LIVEKIT_API_SECRET'),
        OPENAI_API_KEY: this.#secret(state, 'models', 'OPENAI_API_KEY'),
        ...(config.reranker_url === undefined
          ? {}
          : { RERANKER_API_KEY: this.#secret(state, 'models', 'RERANKER_API_KEY') }),
        ...Object.fromEntries(config.vector_secrets.map((name) => [name, this.#secret(state, 'vectors', name)])),
        INTERNAL_HMAC_KEYS: this.#secret(state, 'internal-hmac', 'INTERNAL_HMAC_KEYS'),
      },
      // The longest that Fargate waits for calls in progress after SIGTERM.
      stopTimeout: Duration.seconds(120),
      healthCheck: {
        command: ['CMD', 'node', '-e', HEALTH_PROBE],
        interval: Duration.seconds(15),
        timeout: Duration.seconds(5),
        startPeriod: Duration.seconds(60),
      },
      logging: LogDrivers.awsLogs({
        streamPrefix: 'agent-runtime',
        logGroup: new LogGroup(this, 'logs', {
          logGroupName: `/aws/ecs/${resourceName(config, 'agent-runtime')}`,
          retention: config.log_retention_days,
          removalPolicy: RemovalPolicy.DESTROY,
        }),
      }),
    });
    this.#acknowledge(task);
    this.service = new FargateService(this, 'service', {
      serviceName: resourceName(config, 'agent-runtime'),
      cluster: cluster as ICluster,
      taskDefinition: task,
      minHealthyPercent: 100,
      // New workers come up beside those that hold conversations, even if one deployment follows another.
      maxHealthyPercent: 300,
      circuitBreaker: { rollback: true },
      assignPublicIp: false,
      vpcSubnets: { subnetType: SubnetType.PRIVATE_WITH_EGRESS },
      securityGroups: [
        new SecurityGroup(this, 'workers', {
          vpc,
          description: 'Agent workers: calls out only',
          allowAllOutbound: true,
        }),
      ],
    });
    scaleByJobs(this.service, config);
  }

  /** Two zones; zones are looked up when deployed, so that a synth needs no account. */
  #network(config: StageConfig): IVpc {
    const vpc = new Vpc(this, 'network', { maxAzs: 2, natGateways: 1, restrictDefaultSecurityGroup: false });
    vpc.addFlowLog('flow-log', {
      destination: FlowLogDestination.toCloudWatchLogs(
        new LogGroup(this, 'flow-log', { retention: config.log_retention_days, removalPolicy: RemovalPolicy.DESTROY }),
      ),
    });
    return vpc as IVpc;
  }

  #secret(state: StateStack, kind: SecretKind, field: string): EcsSecret {
    const id = `${kind}-secret`;
    const known = this.node.tryFindChild(id) as ReturnType<typeof Secret.fromSecretCompleteArn> | undefined;
    const secret = known ?? Secret.fromSecretCompleteArn(this, id, state.secrets[kind].ref);
    return EcsSecret.fromSecretsManager(secret, field);
  }

  #acknowledge(task: FargateTaskDefinition): void {
    acknowledge(task, 'What is set directly is not secret; secrets come from Secrets Manager.', 'AwsSolutions-ECS2');
    acknowledge(
      task,
      'Fetching a registry token (ecr:GetAuthorizationToken) knows no resources.',
      'AwsSolutions-IAM5[Resource::*]',
    );
  }
}

const HEALTH_PROBE =
  "fetch('http://127.0.0.1:8081/live').then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))";
