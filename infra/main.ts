import { join } from 'node:path';
import { App, Validations } from 'aws-cdk-lib';
import { AwsSolutionsChecks } from 'cdk-nag';
import { authorizers } from '../functions/authorizers/table.ts';
import { events } from '../functions/events/table.ts';
import { routes } from '../functions/http/routes.ts';
import { failStep, steps } from '../functions/ingestion/steps.ts';
import { operations } from '../functions/operations/table.ts';
import { scheduled } from '../functions/scheduled/table.ts';
import { triggers } from '../functions/triggers/table.ts';
import { CONTEXT_KEYS, stageConfig } from './config/stages.ts';
import { builtFunctions, runtimeImage } from './constructs/bundles.ts';
import { defineProduct } from './product.ts';

const root = join(import.meta.dirname, '..');
const app = new App();
const context = Object.fromEntries(CONTEXT_KEYS.map((key) => [key, app.node.tryGetContext(key)]));
const config = stageConfig(context, process.arch);

// Saves some seconds at each start of the local stack; templates for AWS are checked, and those of `npm test`.
if (config.target === 'local') app.node.setContext('@aws-cdk/core:validateAgainstDefaultRules', false);

defineProduct(
  app,
  config,
  {
    routes,
    ingestion: { steps, failStep },
    authorizers,
    triggers,
    background: [...events, ...scheduled, ...operations],
  },
  { functions: builtFunctions(root), runtimeImage: () => runtimeImage(root) },
);
Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
app.synth();
