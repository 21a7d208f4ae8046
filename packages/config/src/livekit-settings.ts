import { z } from 'zod';
import { required, urlOf } from './fields.ts';
import { loaderOf } from './load-config.ts';
import { defineSettings } from './settings.ts';

/** How to reach LiveKit, and under which name its agents are dispatched. */
export interface LiveKitConfig {
  /** What clients and agents connect to. */
  readonly url: string;
  readonly api_key: string;
  readonly api_secret: string;
  readonly agent_name: string;
}

export const livekitSettings = defineSettings({
  secret_id: 'LIVEKIT_SECRET_ID',
  variables: {
    LIVEKIT_URL: urlOf('ws', 'wss', 'http', 'https'),
    LIVEKIT_API_KEY: required,
    LIVEKIT_API_SECRET: required,
    AGENT_NAME: z
      .string()
      .regex(/^[\w.-]{1,64}$/, 'must be a word')
      .default('patchbay'),
  },
  toConfig: (values): LiveKitConfig => ({
    url: values.LIVEKIT_URL,
    api_key: values.LIVEKIT_API_KEY,
    api_secret: values.LIVEKIT_API_SECRET,
    agent_name: values.AGENT_NAME,
  }),
});

export const loadLiveKitConfig = loaderOf(livekitSettings);
