export { livekitAgentRemoval } from './livekit-agent-removal.ts';
export {
  CALL_COMMAND_DONE,
  CALL_COMMAND_TOPIC,
  type CommandReader,
  livekitCallRoom,
  livekitCommandReader,
} from './livekit-call-room.ts';
export { livekitCalls } from './livekit-calls.ts';
export { livekitEgress } from './livekit-egress.ts';
export { livekitHandOver } from './livekit-hand-over.ts';
export { livekitInboundRooms } from './livekit-inbound-rooms.ts';
export { type LivekitSettings, livekitRooms } from './livekit-rooms.ts';
export { livekitTransferRoom, TRANSFER_BRIEFED } from './livekit-transfer-room.ts';
export { livekitTrunks } from './livekit-trunks.ts';
export { livekitWebhooks } from './livekit-webhooks.ts';
