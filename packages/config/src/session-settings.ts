import { z } from 'zod';
import { urlOf } from './fields.ts';
import { loaderOf } from './load-config.ts';
import { defineSettings } from './settings.ts';

/** How sessions are watched over. */
export interface SessionWatchConfig {
  readonly queue_url: string;
}

export const sessionWatchSettings = defineSettings({
  variables: { SESSION_WATCHDOG_QUEUE_URL: urlOf('http', 'https') },
  toConfig: (values): SessionWatchConfig => ({ queue_url: values.SESSION_WATCHDOG_QUEUE_URL }),
});

export const loadSessionWatchConfig = loaderOf(sessionWatchSettings);

/** How long things may take at the start of a session. */
export interface SessionStartConfig {
  readonly join_deadline_seconds: number;
}

export const sessionStartSettings = defineSettings({
  variables: {
    SESSION_JOIN_DEADLINE_SECONDS: z.coerce
      .number({ error: 'must be a number of seconds' })
      .int()
      .min(2)
      .max(300)
      .default(20),
  },
  toConfig: (values): SessionStartConfig => ({ join_deadline_seconds: values.SESSION_JOIN_DEADLINE_SECONDS }),
});

export const loadSessionStartConfig = loaderOf(sessionStartSettings);
