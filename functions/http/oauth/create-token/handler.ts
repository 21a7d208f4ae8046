import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, (request, { tokens }) =>
  tokens.exchange(request.body, request.headers.authorization),
);
