import type { DispatchMetadata } from '@patchbay/core/session-orchestrator';
import { AgentDispatchClient } from 'livekit-server-sdk';
import type { LivekitSettings } from './livekit-rooms.ts';
import { upstream } from './upstream.ts';

const REQUEST_TIMEOUT_SECONDS = 3;

/**
 * Asks for another agent in the room of a session whose own agent is still there and has to go: in contrast to
 * `dispatchAgain`, that one is left where it is.
 *
 * @throws AppError `upstream_failed`, `upstream_timeout`
 */
export function livekitHandOver({ url, api_key, api_secret, agent_name }: LivekitSettings) {
  const dispatches = new AgentDispatchClient(url.replace(/^ws/, 'http'), api_key, api_secret, {
    requestTimeout: REQUEST_TIMEOUT_SECONDS,
  });
  return async (room: string, dispatch: DispatchMetadata): Promise<void> => {
    try {
      const metadata = JSON.stringify(dispatch);
      await dispatches.createDispatch(room, agent_name, { metadata });
    } catch (error) {
      throw upstream(error);
    }
  };
}
