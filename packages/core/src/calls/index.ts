export {
  CALL_RESULTS,
  CALL_STATUSES,
  type Call,
  type CallResult,
  type CallStatus,
  type CreateCall,
  callPageSchema,
  callSchema,
  createCallSchema,
  listCallsSchema,
  OPEN_CALL_STATUSES,
  type StoredCall,
} from './call.ts';
export { type CallLifecycle, type CallOutcome, createCallLifecycle } from './call-lifecycle.ts';
export type { CallRepository, CallTransition, CallWatchList } from './call-repository.ts';
export { createReadCalls } from './read-calls.ts';
export { resultOfSipStatus } from './sip-outcome.ts';
