export { queueHandler } from './queue-handler.ts';
