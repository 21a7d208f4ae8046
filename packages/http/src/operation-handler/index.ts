export { deployStepHandler } from './deploy-step-handler.ts';
export { operationHandler } from './operation-handler.ts';
