import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(
  route,
  compose,
  async ({ raw_body, request_id }, { webhooks, applyRoomEvent, trackRecording }) => {
    await trackRecording(await webhooks.readRecording(raw_body), { request_id, source: 'webhook' });
    return applyRoomEvent(await webhooks.read(raw_body));
  },
);
