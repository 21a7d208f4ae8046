export { preflightHandler } from './preflight-handler.ts';
