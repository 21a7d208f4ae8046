import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { authorizers } from '../functions/authorizers/table.ts';
import { callSteps } from '../functions/calls/steps.ts';
import { events } from '../functions/events/table.ts';
import { routes } from '../functions/http/routes.ts';
import { failStep, steps } from '../functions/ingestion/steps.ts';
import { operations } from '../functions/operations/table.ts';
import { scheduled } from '../functions/scheduled/table.ts';
import { triggers } from '../functions/triggers/table.ts';
import { CONTEXT_KEYS, stageConfig } from './config/stages.ts';
import { builtEmbeddingModel, builtFunctions, runtimeImage } from './constructs/bundles.ts';
import { defineProduct } from './product.ts';

const root = join(import.meta.dirname, '..');
// Only asked for context: were it to synthesize too, its empty assembly would overwrite the real one.
const { node } = new App({ autoSynth: false });
const context = Object.fromEntries(CONTEXT_KEYS.map((key) => [key, node.tryGetContext(key)]));
const config = stageConfig(context, process.arch);
const isAws = config.target === 'aws';

// Checking every template costs seconds: it is done for AWS and by the tests, not at each start of the local stack.
const app = new App({ builtinCloudFormationValidation: isAws, treeMetadata: isAws });
defineProduct(
  app,
  config,
  {
    routes,
    ingestion: { steps, failStep },
    calls: callSteps,
    authorizers,
    triggers,
    background: [...events, ...scheduled, ...operations],
  },
  {
    functions: builtFunctions(root),
    embeddingModel: builtEmbeddingModel(root),
    runtimeImage: () => runtimeImage(root),
  },
);
if (isAws) Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
