import type { BackgroundFunction, CallSteps, Route } from '@patchbay/http/route';
import type { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import type { IQueue } from 'aws-cdk-lib/aws-sqs';
import type { Construct } from 'constructs';
import type { StageConfig } from './config/stages.ts';
import type { CodeSource, LayerSource, Platform } from './constructs/platform.ts';
import { ApiStack } from './stacks/api-stack.ts';
import { BackgroundStack } from './stacks/background-stack.ts';
import { CallsStack } from './stacks/calls-stack.ts';
import { DatabaseStack, MIGRATE_DATABASE } from './stacks/database-stack.ts';
import { EdgeStack } from './stacks/edge-stack.ts';
import { IdentityStack } from './stacks/identity-stack.ts';
import { IngestionStack, type IngestionTable } from './stacks/ingestion-stack.ts';
import { ModuleStack } from './stacks/module-stack.ts';
import { ObservabilityStack } from './stacks/observability-stack.ts';
import { RuntimeStack } from './stacks/runtime-stack.ts';
import { StateStack } from './stacks/state-stack.ts';

/** The tables that the stacks are made from. */
export interface ProductTables {
  readonly routes: readonly Route[];
  readonly ingestion: IngestionTable;
  /** What carries out outbound calls; missing in a product without them. */
  readonly calls?: CallSteps;
  readonly authorizers: readonly BackgroundFunction[];
  readonly triggers: readonly BackgroundFunction[];
  /** Started by queues, by the clock and by hand; the one that migrates the database is run by the deployment. */
  readonly background: readonly BackgroundFunction[];
}

/** Where code comes from. */
export interface ProductCode {
  readonly functions: CodeSource;
  readonly embeddingModel: LayerSource;
  /** Asked for on AWS only. */
  readonly runtimeImage: () => ContainerImage;
}

/**
 * The whole product as stacks, the same for AWS and for the emulator; what only AWS has (workers on Fargate, the web
 * firewall) is left out of a local one. The order of building is the order of deployment.
 */
export function defineProduct(scope: Construct, config: StageConfig, tables: ProductTables, code: ProductCode): void {
  const state = new StateStack(scope, config);
  const base: Platform = {
    config,
    code: code.functions,
    embeddingModel: code.embeddingModel,
    sessionSigningKey: state.sessionSigningKey,
    auditSigningKey: state.auditSigningKey,
    queues: state.queues,
  };
  const migrate = tables.background.find(({ id }) => id === MIGRATE_DATABASE);
  if (migrate === undefined) throw new Error(`functions/operations/table.ts has no ${MIGRATE_DATABASE}`);
  const database = new DatabaseStack(scope, migrate, base);
  database.addStackDependency(state, 'the migration reads its credential');
  const identity = new IdentityStack(scope, base, tables.triggers);
  const { people, keys } = identity;
  const ingestion =
    tables.ingestion.steps.length === 0
      ? undefined
      : new IngestionStack(scope, tables.ingestion, { ...base, people, keys });
  const platform: Platform = {
    ...base,
    people,
    keys,
    ...(ingestion === undefined ? {} : { ingestionStateMachineArn: ingestion.stateMachine.stateMachineArn }),
  };
  const calls = tables.calls === undefined ? undefined : new CallsStack(scope, tables.calls, platform);
  const modules = [...Map.groupBy(tables.routes, ({ module }) => module)].map(
    ([module, routes]) => new ModuleStack(scope, module, routes, platform),
  );
  const others = tables.background.filter((fn) => fn !== migrate);
  const background = others.length === 0 ? undefined : new BackgroundStack(scope, others, platform);
  const api = new ApiStack(scope, tables, platform);
  for (const module of modules) api.addStackDependency(module, 'the API names the functions of the modules');

  const deadLetters: Record<string, IQueue> = { ...state.deadLetters };
  if (ingestion !== undefined) deadLetters.ingestion = ingestion.undelivered;
  new ObservabilityStack(scope, config, {
    api: api.api,
    routes: tables.routes,
    stateMachine: ingestion?.stateMachine,
    callsMachine: calls?.stateMachine,
    deadLetters,
  });
  let runtime: RuntimeStack | undefined;
  if (config.target === 'aws') {
    new EdgeStack(scope, config, api.stageArn);
    const internal_api_url = api.api.urlForPath('/');
    runtime = new RuntimeStack(scope, config, { image: code.runtimeImage(), state, internal_api_url });
  }
  for (const stack of [identity, ingestion, calls, ...modules, background, api, runtime]) {
    stack?.addStackDependency(database, 'its code expects the migrated database');
  }
}
