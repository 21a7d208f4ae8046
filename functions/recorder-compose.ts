import { livekitSettings, loadConfig, recordingSettings } from '@patchbay/config';
import type { Recorder } from '@patchbay/core/recordings';
import { livekitEgress } from '@patchbay/livekit';
import { configSources } from './http/edge-compose.ts';

/** The recorder of this stage; null where it has none. */
export async function composeRecorder(): Promise<Recorder | null> {
  const { livekit, recording } = await loadConfig(
    { livekit: livekitSettings, recording: recordingSettings },
    configSources,
  );
  return recording === null ? null : livekitEgress({ ...livekit, ...recording });
}
