export { type StepContext, type StepLambda, stepHandler } from './step-handler.ts';
