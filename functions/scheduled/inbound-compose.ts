import { createSweepInbound } from '@patchbay/core/calls';
import { composeOnce } from '@patchbay/http/handler';
import { composeDatabase } from '../database-compose.ts';
import { composeEdge } from '../http/edge-compose.ts';
import { composeInbound } from '../inbound-compose.ts';

/** The sweep over calls that came in. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const [inbound, { settings }] = await Promise.all([
    composeDatabase('patchbay-inbound-calls').then(composeInbound),
    composeEdge(),
  ]);
  return { log: settings.log, sweepInbound: createSweepInbound(inbound) };
});
