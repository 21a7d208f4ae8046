import { createTrunkSweep } from '@patchbay/core/telephony';
import { composeOnce } from '@patchbay/http/handler';
import { createTrunkWatchList } from '@patchbay/mongo';
import { composeEdge } from '../http/edge-compose.ts';
import { composeTelephony } from '../http/telephony-compose.ts';

/** The sweep over trunks that nobody brought to the media server. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const [{ database, sync }, { settings }] = await Promise.all([composeTelephony(), composeEdge()]);
  return { log: settings.log, sweepTrunks: createTrunkSweep({ watchList: createTrunkWatchList(database), sync }) };
});
