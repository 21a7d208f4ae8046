import { agentRuntime } from './agent-runtime.ts';
import { awsEmulator } from './aws-emulator.ts';
import { chroma } from './chroma.ts';
import type { Component, ComponentName } from './component.ts';
import { livekitServer } from './livekit-server.ts';
import { modelServer } from './model-server.ts';
import { mongod } from './mongod.ts';
import { redis } from './redis.ts';

/** Every component of the local stack by name. */
export const COMPONENTS: Record<ComponentName, Component> = {
  mongod,
  chroma,
  'aws-emulator': awsEmulator,
  redis,
  'livekit-server': livekitServer,
  'model-server': modelServer,
  'agent-runtime': agentRuntime,
};
