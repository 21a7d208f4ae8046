import { handler } from '../../functions/http/things/create-thing/handler.ts';
export const stack = handler;
