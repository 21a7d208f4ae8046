import { setTimeout } from 'node:timers/promises';
import { sqsSessionAlarms } from '@patchbay/aws/queues';
import { livekitSettings, loadConfig, loadSessionWatchConfig, sessionStartSettings } from '@patchbay/config';
import {
  callStepOf,
  createAfterTransfer,
  createCallEndings,
  createCallLifecycle,
  createDialCall,
  createEndCall,
  createFailCall,
  createPrepareCall,
  createTransferLifecycle,
  createWarmTransfer,
  createWatchCall,
} from '@patchbay/core/calls';
import { recordedRooms } from '@patchbay/core/recordings';
import { createSessionLifecycle } from '@patchbay/core/session-orchestrator';
import { composeOnce } from '@patchbay/http/handler';
import { livekitCallRoom, livekitCalls, livekitRooms, livekitTransferRoom } from '@patchbay/livekit';
import { createCallRepository, createSessionRepository, createSipTrunkRepository } from '@patchbay/mongo';
import { composeDatabase } from '../database-compose.ts';
import { composeEdge, configSources } from '../http/edge-compose.ts';
import { composeRecorder } from '../recorder-compose.ts';

const composeBase = /* @__PURE__ */ composeOnce(async () => {
  const [{ database, unitOfWork, clock }, config, { settings }, recorder] = await Promise.all([
    composeDatabase('patchbay-calls'),
    loadConfig({ livekit: livekitSettings, start: sessionStartSettings }, configSources),
    composeEdge(),
    composeRecorder(),
  ]);
  const calls = createCallRepository(database);
  const sessions = createSessionRepository(database);
  const lifecycle = createCallLifecycle({ calls, unitOfWork, clock });
  const endings = createCallEndings({ calls, unitOfWork, clock });
  const sessionLifecycle = createSessionLifecycle({ sessions, unitOfWork, clock, endings });
  const rooms = recordedRooms(livekitRooms(config.livekit), recorder);
  const endCall = createEndCall({ sessions, lifecycle, sessionLifecycle, rooms, unitOfWork });
  const trunks = createSipTrunkRepository(database);
  const telephone = livekitCalls(config.livekit);
  const transferRoom = livekitTransferRoom(config.livekit);
  const sleep = (ms: number, signal?: AbortSignal) => setTimeout(ms, undefined, signal === undefined ? {} : { signal });
  const handOver = createWarmTransfer({
    ...{ calls, sessions, trunks, telephone, transferRoom, clock, sleep },
    transfers: createTransferLifecycle({ calls, sessions, sessionLifecycle, unitOfWork, clock }),
    room: livekitCallRoom(config.livekit),
  });
  return {
    ...{ database, clock, calls, sessions, lifecycle, sessionLifecycle, rooms, recorder, endCall },
    ...{ trunks, telephone, sleep, handOver },
    afterTransfer: createAfterTransfer({ calls, sessions, lifecycle, rooms, transferRoom, unitOfWork, clock }),
    join_deadline_seconds: config.start.join_deadline_seconds,
    log: settings.log,
  };
});

/** The room of a call and its agent; the alarm that looks after them. */
export const composePreparing = /* @__PURE__ */ composeOnce(async () => {
  const [base, { queue_url }] = await Promise.all([composeBase(), loadSessionWatchConfig(configSources)]);
  const prepareCall = createPrepareCall({ ...base, alarms: sqsSessionAlarms(queue_url) });
  return { log: base.log, prepareCall: callStepOf(prepareCall, base.handOver.prepare) };
});

/** Dialling, watching, and ending what failed: what the sweep over calls needs, too. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const base = await composeBase();
  const watchCall = createWatchCall(base);
  return {
    ...base,
    lookAfterCall: watchCall,
    watchTransfer: base.handOver.watch,
    dialCall: callStepOf(createDialCall(base), base.handOver.dial),
    watchCall: callStepOf(watchCall, base.handOver.watch),
    failCall: callStepOf(createFailCall(base), base.handOver.fail),
  };
});
