import { z } from 'zod';
import { loaderOf } from './load-config.ts';
import { defineSettings } from './settings.ts';
import { stageSettings } from './stage-settings.ts';

/** How the HTTP edge behaves. */
export interface EdgeConfig {
  readonly stage: string;
  /** Origins that browsers may call from. */
  readonly cors_origins: readonly string[];
  readonly log_level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
}

export const edgeSettings = defineSettings({
  variables: {
    STAGE: stageSettings.variables.STAGE,
    CORS_ORIGINS: z
      .string()
      .regex(
        /^([a-z][a-z0-9+.-]*:\/\/[^\s,/]+(,(?!$)|$))*$/,
        'must be origins such as https://app.example.org, separated by commas',
      )
      .default(''),
    LOG_LEVEL: z
      .enum(['debug', 'info', 'warn', 'error', 'silent'], { error: 'must be debug, info, warn, error or silent' })
      .default('info'),
  },
  toConfig: (values): EdgeConfig => ({
    stage: values.STAGE,
    cors_origins: values.CORS_ORIGINS.split(',').filter((origin) => origin !== ''),
    log_level: values.LOG_LEVEL,
  }),
});

export const loadEdgeConfig = loaderOf(edgeSettings);
