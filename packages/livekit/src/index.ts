export { type LivekitSettings, livekitRooms } from './livekit-rooms.ts';
export { livekitWebhooks } from './livekit-webhooks.ts';
