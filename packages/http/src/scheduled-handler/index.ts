export { scheduledHandler } from './scheduled-handler.ts';
