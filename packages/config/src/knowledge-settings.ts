import { z } from 'zod';
import { loaderOf } from './load-config.ts';
import { defineSettings } from './settings.ts';

/** Where files lie. */
export interface FilesConfig {
  readonly bucket: string;
  /** Days after which an archived file is removed for good. */
  readonly retention_days: number;
}

export const filesSettings = defineSettings({
  variables: {
    // https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html
    FILES_BUCKET: z
      .string({ error: 'is not set' })
      .regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/, 'must be the name of a bucket'),
    FILE_RETENTION_DAYS: z.coerce.number().int().min(1).max(3_650).default(30),
  },
  toConfig: (values): FilesConfig => ({ bucket: values.FILES_BUCKET, retention_days: values.FILE_RETENTION_DAYS }),
});

export const loadFilesConfig = loaderOf(filesSettings);

/** What ingests files. */
export interface IngestionConfig {
  readonly state_machine_arn: string;
}

export const ingestionSettings = defineSettings({
  variables: {
    INGESTION_STATE_MACHINE_ARN: z
      .string({ error: 'is not set' })
      .regex(/^arn:[^:]+:states:[^:]*:[^:]*:stateMachine:.+$/, 'must be the ARN of a state machine'),
  },
  toConfig: (values): IngestionConfig => ({ state_machine_arn: values.INGESTION_STATE_MACHINE_ARN }),
});

export const loadIngestionConfig = loaderOf(ingestionSettings);
