import { handler } from './handler.ts';
export const route = handler;
