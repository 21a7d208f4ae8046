import { httpHandler } from '@patchbay/http/handler';
import { compose } from '../compose.ts';
import { route } from './route.ts';

export const handler = httpHandler(
  route,
  compose,
  async ({ raw_body, request_id, log }, { webhooks, applyRoomEvent, trackRecording, answerInbound }) => {
    const origin = { request_id, source: 'webhook' };
    await trackRecording(await webhooks.readRecording(raw_body), origin);
    const room = await webhooks.readInbound(raw_body);
    if (room !== null) {
      const outcome = await answerInbound(room, origin);
      log.info('a call came in', { ...outcome });
    }
    return applyRoomEvent(await webhooks.read(raw_body));
  },
);
