export { operationDetails } from '../generated/operation-details.ts';
export { operations } from '../generated/operations.ts';
export type { Operation } from '../operation.ts';
export type { OperationDetails, OperationField } from '../operation-details.ts';
