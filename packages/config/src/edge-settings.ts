import { z } from 'zod';
import { loaderOf } from './load-config.ts';
import { defineSettings } from './settings.ts';

/** How the API's edge behaves. */
export interface EdgeConfig {
  readonly stage: string;
  readonly log_level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** Origins that browsers may call from; exact. */
  readonly cors_origins: readonly string[];
}

export const edgeSettings = defineSettings({
  variables: {
    STAGE: z.string().default('local'),
    LOG_LEVEL: z.enum(['debug', 'info', 'warn', 'error', 'silent']).default('info'),
    /** Separated by commas. */
    CORS_ORIGINS: z.string().default(''),
  },
  toConfig: (values): EdgeConfig => ({
    stage: values.STAGE,
    log_level: values.LOG_LEVEL,
    cors_origins: values.CORS_ORIGINS.split(',')
      .map((origin) => origin.trim())
      .filter((origin) => origin !== ''),
  }),
});

export const loadEdgeConfig = loaderOf(edgeSettings);
