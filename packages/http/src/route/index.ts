export {
  type BackgroundFunction,
  type BackgroundSource,
  defineFunction,
  type QueueName,
} from './background-function.ts';
export { CAPABILITIES, type Capability } from './capability.ts';
export { EXPLORER_POLICY, SCALAR, START_EXPLORER } from './docs-explorer.ts';
export { queryOf } from './dry-run.ts';
export {
  type IngestionFailure,
  type IngestionInput,
  ingestionFailureSchema,
  ingestionInputSchema,
  ingestionStartSchema,
  STEP_OUTCOMES,
} from './ingestion.ts';
export {
  defineRoute,
  type HttpMethod,
  type ObjectSchema,
  type Route,
  type RouteAuth,
  type RouteDeprecation,
  type RouteExample,
  type RouteSuccess,
} from './route.ts';
export { type CallSteps, defineStep, type Step } from './step.ts';
