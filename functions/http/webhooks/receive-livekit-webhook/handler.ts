import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(route, compose, async ({ raw_body }, { webhooks, applyRoomEvent }) =>
  applyRoomEvent(await webhooks.read(raw_body)),
);
