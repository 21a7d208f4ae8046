import { RoomServiceClient, ServerError } from 'livekit-server-sdk';
import type { LivekitSettings } from './livekit-rooms.ts';
import { upstream } from './upstream.ts';

const REQUEST_TIMEOUT_SECONDS = 3;
const NOT_FOUND = 404;

/**
 * Takes an agent out of its room whose process is gone: the media server itself would notice only when the connection
 * is given up. One that is not there is taken out already.
 *
 * @throws AppError `upstream_failed`, `upstream_timeout`
 */
export function livekitAgentRemoval({ url, api_key, api_secret }: LivekitSettings) {
  const rooms = new RoomServiceClient(url.replace(/^ws/, 'http'), api_key, api_secret, {
    requestTimeout: REQUEST_TIMEOUT_SECONDS,
  });
  return async (room: string, identity: string): Promise<void> => {
    try {
      await rooms.removeParticipant(room, identity);
    } catch (error) {
      if (error instanceof ServerError && error.status === NOT_FOUND) return;
      throw upstream(error);
    }
  };
}
