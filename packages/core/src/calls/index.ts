export { type AfterTransfer, createAfterTransfer } from './after-transfer.ts';
export { agentTransferReceiptSchema, agentTransferSchema, createAgentTransfer } from './agent-transfer.ts';
export { type AnswerInbound, createAnswerInbound } from './answer-inbound.ts';
export { createAskBeforeAnswer } from './ask-before-answer.ts';
export { createBeginWarmTransfer } from './begin-warm-transfer.ts';
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
export {
  type CallCommand,
  type CallRoom,
  callCommandSchema,
  muteCallSchema,
  sayInCallSchema,
  sendDtmfSchema,
  transferCallSchema,
} from './call-command.ts';
export { createCallEndings } from './call-endings.ts';
export { type CallLifecycle, type CallOutcome, createCallLifecycle } from './call-lifecycle.ts';
export {
  type CallStep,
  callStepInputSchema,
  callStepOf,
  callStepOutputSchema,
  type TransferStep,
} from './call-progress.ts';
export type { CallRepository, CallTransition, CallWatchList } from './call-repository.ts';
export { createControlCall } from './control-call.ts';
export { createDialCall } from './dial-call.ts';
export { createEndCall } from './end-call.ts';
export { createFailCall } from './fail-call.ts';
export { createHangUp } from './hang-up.ts';
export type { InboundCaller, InboundRooms, InboundSource } from './inbound-ports.ts';
export { createPlaceCall } from './place-call.ts';
export { createPrepareCall } from './prepare-call.ts';
export { createReadCalls } from './read-calls.ts';
export { resultOfSipStatus } from './sip-outcome.ts';
export { createSweepCalls } from './sweep-calls.ts';
export { createSweepInbound } from './sweep-inbound.ts';
export { createTakeInbound } from './take-inbound.ts';
export { type CallStarter, type DialAnswer, isColleague, type PhonePresence, type Telephone } from './telephone.ts';
export { createTransferCall } from './transfer-call.ts';
export { createTransferLifecycle } from './transfer-lifecycle.ts';
export type { TransferParties, TransferRoom } from './transfer-room.ts';
export { referTargetOf } from './transfer-target.ts';
export { assertMessageFits } from './voicemail-message.ts';
export { createWarmTransfer } from './warm-transfer.ts';
export { createWatchCall } from './watch-call.ts';
