import type { StageConfig } from '../config/stages.ts';

/** `publishPromptVersion` → `publish-prompt-version`: the name of the folder, the bundle and the construct. */
export function kebabCase(camelCase: string): string {
  return camelCase.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
}

/** `publishPromptVersion` → `PublishPromptVersion`, for states of the state machine and output names. */
export function pascalCase(camelCase: string): string {
  return camelCase.charAt(0).toUpperCase() + camelCase.slice(1);
}

/**
 * Names are the only coupling between a function and who calls it by the gateway: no stack exports a function's ARN,
 * so that a route can be taken away in one deployment.
 *
 * @throws Error when the name is longer than Lambda allows.
 */
export function functionName(config: StageConfig, id: string): string {
  const name = resourceName(config, kebabCase(id));
  if (name.length > 64) throw new Error(`the Lambda of ${id} would be called ${name}: more than 64 characters`);
  return name;
}

/** `patchbay-<stage>-<what>`. */
export function resourceName({ stage }: StageConfig, what: string): string {
  return `patchbay-${stage}-${what}`;
}

/**
 * The bucket of files, as a template for `Fn::Sub`: account and region make the name unique in the world.
 */
export function filesBucketName(config: StageConfig): string {
  return `${resourceName(config, 'files')}-\${AWS::AccountId}-\${AWS::Region}`;
}

/** Executions of the ingestion state machine, for `Fn::Sub`. */
export function ingestionExecutionsArn(config: StageConfig): string {
  return `arn:\${AWS::Partition}:states:\${AWS::Region}:\${AWS::AccountId}:execution:${resourceName(config, 'ingestion')}:*`;
}

/** The state machine of outbound calls, for `Fn::Sub`. */
export function callsStateMachineArn(config: StageConfig): string {
  return `arn:\${AWS::Partition}:states:\${AWS::Region}:\${AWS::AccountId}:stateMachine:${resourceName(config, 'calls')}`;
}

/** Secrets that the product reads, by what they are for; each holds a JSON object of variables. */
export const SECRETS = [
  'mongodb',
  'mongodb-migrations',
  'mongodb-runtime',
  'livekit',
  'models',
  'vectors',
  'api-key-pepper',
  'internal-hmac',
] as const;
export type SecretKind = (typeof SECRETS)[number];

/** `patchbay/<stage>/<kind>`: how functions, the runtime and whoever writes the value find it. */
export function secretName({ stage }: StageConfig, kind: SecretKind): string {
  return `patchbay/${stage}/${kind}`;
}

/** Secrets of tenants' provider credentials, `patchbay/<stage>/tenants/<tenant id>/<credential id>`, for `Fn::Sub`. */
export function tenantSecretsArn({ stage }: StageConfig): string {
  return `arn:\${AWS::Partition}:secretsmanager:\${AWS::Region}:\${AWS::AccountId}:secret:patchbay/${stage}/tenants/*`;
}

/** Tasks of the agent workers, for `Fn::Sub`. */
export function runtimeTasksArn(config: StageConfig): string {
  return `arn:\${AWS::Partition}:ecs:\${AWS::Region}:\${AWS::AccountId}:task/${resourceName(config, 'runtime')}/*`;
}
