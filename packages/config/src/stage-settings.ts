import { z } from 'zod';
import { urlOf } from './fields.ts';
import { loaderOf } from './load-config.ts';
import { defineSettings } from './settings.ts';

/** Where this runs, and which AWS it talks to. */
export interface StageConfig {
  /** `local`, `dev`, `prod` …: part of names. */
  readonly stage: string;
  /** An emulator's address; undefined for AWS itself. */
  readonly aws_endpoint_url: string | undefined;
}

export const stageSettings = defineSettings({
  variables: {
    STAGE: z
      .string()
      .regex(/^[a-z][a-z0-9-]{0,19}$/, 'must be a short lower-case word')
      .default('local'),
    AWS_ENDPOINT_URL: urlOf('http', 'https').optional(),
  },
  toConfig: (values): StageConfig => ({ stage: values.STAGE, aws_endpoint_url: values.AWS_ENDPOINT_URL }),
});

export const loadStageConfig = loaderOf(stageSettings);
