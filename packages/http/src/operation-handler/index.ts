export { operationHandler } from './operation-handler.ts';
