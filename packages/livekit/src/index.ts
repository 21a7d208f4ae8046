export { type LivekitSettings, livekitRooms } from './livekit-rooms.ts';
export { type LivekitWebhook, livekitWebhooks } from './livekit-webhooks.ts';
