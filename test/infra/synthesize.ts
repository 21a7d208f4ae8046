import { App } from 'aws-cdk-lib';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { Code } from 'aws-cdk-lib/aws-lambda';
import { type CloudArtifact, CloudFormationStackArtifact } from 'aws-cdk-lib/cx-api';
import { stageConfig } from '../../infra/config/stages.ts';
import { defineProduct, type ProductTables } from '../../infra/product.ts';

/** A resource of a template. */
export interface TemplateResource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: templates are read as the untyped JSON that CloudFormation gets.
  readonly Properties: Record<string, any>;
}

/** One synthesized product: the construct tree and what would be deployed. */
export interface Synthesized {
  readonly app: App;
  /** What each part waits for when it is deployed. */
  readonly dependencies: Readonly<Record<string, readonly string[]>>;
  /** By part: `state`, `api`, `api-<module>` … */
  readonly templates: Readonly<Record<string, { readonly Resources: Readonly<Record<string, TemplateResource>> }>>;
}

/** Values a real deployment to AWS is given. */
export const AWS_CONTEXT = {
  target: 'aws',
  stage: 'test',
  livekit_url: 'wss://livekit.example.com',
  chroma_url: 'https://chroma.example.com',
  cors_origins: 'https://console.example.com',
};

/**
 * Synthesizes in memory: without bundles and without Docker, so that only the infrastructure is under test.
 *
 * @param check Apply CloudFormation's own rules too, which costs some seconds.
 * @param code Of every function.
 * @throws Error naming what CloudFormation would not accept.
 */
export function synthesize(
  context: Record<string, unknown>,
  tables: ProductTables,
  check = false,
  code = 'export const handler = async () => ({});',
): Synthesized {
  const app = new App({
    builtinCloudFormationValidation: check,
    treeMetadata: false,
    postCliContext: { '@aws-cdk/core:validateAgainstDefaultRules': check },
  });
  defineProduct(app, stageConfig(context, 'x64'), tables, {
    functions: () => Code.fromInline(code),
    embeddingModel: () => Code.fromAsset(import.meta.dirname),
    runtimeImage: () => ContainerImage.fromRegistry('registry.example.com/agent-runtime:1'),
  });
  const assembly = app.synth();
  return {
    app,
    dependencies: Object.fromEntries(
      assembly.stacks.map((stack) => [stack.id, stack.dependencies.filter(isStack).map(({ id }) => id)]),
    ),
    templates: Object.fromEntries(assembly.stacks.map((stack) => [stack.id, stack.template])),
  };
}

const isStack = (artifact: CloudArtifact) => artifact instanceof CloudFormationStackArtifact;

/** Every resource of a type in every stack. */
export function resourcesOf({ templates }: Synthesized, type: string): TemplateResource[] {
  return Object.values(templates)
    .flatMap(({ Resources }) => Object.values(Resources))
    .filter((resource) => resource.Type === type);
}
