import { inspect } from 'node:util';
import { isAppError } from '@patchbay/core/kernel';
import { livekitRooms } from '@patchbay/livekit';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { type MediaServer, startMediaServer } from './support/media-server.ts';

let media: MediaServer;
let count = 0;

beforeAll(async () => {
  media = await startMediaServer();
}, 600_000);

const roomsWith = (change: Partial<MediaServer> = {}) => livekitRooms({ ...media, ...change, agent_name: 'patchbay' });
function nextRoom(): string {
  count += 1;
  return `ses_${String(count).padStart(26, '0')}`;
}
const dispatchOf = (session_id: string) => ({ session_id, tenant_id: 'ten_1', digest: `sha256:${'0'.repeat(64)}` });

describe('rooms of a LiveKit server', () => {
  it('opened twice are one room with one dispatch, also at the same time', async () => {
    const name = nextRoom();
    const open = () => roomsWith().openWithAgent(name, dispatchOf(name));
    await Promise.all([open(), open()]);
    await open();
    expect(await media.dispatches.listDispatch(name)).toHaveLength(1);
    expect(await roomsWith().presence(name)).toEqual({ exists: true, agent: false, caller: false });
  });

  it('say who is in them: an agent by the kind of its token, whatever it calls itself', async () => {
    const name = nextRoom();
    await roomsWith().openWithAgent(name, dispatchOf(name));
    const agent = await media.joinAsAgent(name);
    onTestFinished(() => agent.leave());
    expect(await roomsWith().presence(name)).toEqual({ exists: true, agent: true, caller: false });
    await roomsWith().close(name);
    expect(await roomsWith().presence(name)).toEqual({ exists: false, agent: false, caller: false });
  });

  it('that are not there are closed as well as any', async () => {
    await expect(roomsWith().close(nextRoom())).resolves.toBeUndefined();
    expect(await roomsWith().presence(nextRoom())).toEqual({ exists: false, agent: false, caller: false });
  });

  it('are closed once and for all, however many close one at the same time', async () => {
    for (const name of Array.from({ length: 8 }, nextRoom)) {
      await roomsWith().openWithAgent(name, dispatchOf(name));
      await Promise.all(Array.from({ length: 6 }, () => roomsWith().close(name)));
      expect(await roomsWith().presence(name)).toEqual({ exists: false, agent: false, caller: false });
    }
  });

  it('are named to clients by a ws:// address, however the server was configured', () => {
    expect(roomsWith({ url: 'https://live.test' }).url).toBe('wss://live.test');
    expect(roomsWith({ url: 'ws://live.test' }).url).toBe('ws://live.test');
  });

  it('refuse a wrong secret as a failure of ours, which tells nobody the token', async () => {
    const rooms = roomsWith({ api_secret: 'another-secret-of-at-least-32-characters' });
    const name = nextRoom();
    for (const call of [
      () => rooms.openWithAgent(name, dispatchOf(name)),
      () => rooms.close(name),
      () => rooms.presence(name),
    ]) {
      const error = await call().then(
        () => undefined,
        (thrown: unknown) => thrown,
      );
      expect(isAppError(error, 'upstream_failed')).toBe(true);
      expect(inspect(error, { depth: 10, showHidden: true })).not.toMatch(/eyJ|Bearer/);
    }
  });
});
