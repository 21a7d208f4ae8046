import { sfnCallStarter } from '@patchbay/aws/executions';
import { callSettings, loadConfig } from '@patchbay/config';
import { createSweepCalls } from '@patchbay/core/calls';
import { composeOnce } from '@patchbay/http/handler';
import { createCallWatchList } from '@patchbay/mongo';
import { compose as composeCalls } from '../calls/compose.ts';
import { configSources } from '../http/edge-compose.ts';

/** The sweep over outbound calls. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const [base, config] = await Promise.all([composeCalls(), loadConfig({ calls: callSettings }, configSources)]);
  return {
    log: base.log,
    sweepCalls: createSweepCalls({
      ...base,
      watchCall: base.lookAfterCall,
      watchList: createCallWatchList(base.database),
      starter: sfnCallStarter(config.calls),
    }),
  };
});
