import { systemScope } from '../kernel/index.ts';
import type { TrunkWatchList } from './telephony-ports.ts';
import type { SyncTrunk } from './trunk-sync.ts';

/** Trunks of one sweep. */
const BATCH = 50;

/** Brings trunks to the media server that whoever changed them did not bring: it was away, or they died. */
export function createTrunkSweep({
  watchList,
  sync,
}: {
  readonly watchList: TrunkWatchList;
  readonly sync: SyncTrunk;
}) {
  return async (origin: { request_id: string; source: string }): Promise<{ looked_at: number }> => {
    const found = await watchList.unsynced(BATCH);
    for (const { id, tenant_id } of found) await sync(systemScope(tenant_id, 'trunk-sweep', origin), id);
    return { looked_at: found.length };
  };
}
