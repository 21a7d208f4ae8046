import { z } from 'zod';
import { urlOf } from './fields.ts';
import { loaderOf } from './load-config.ts';
import { defineSettings } from './settings.ts';

/** How recordings get into the files bucket. */
export interface RecordingConfig {
  readonly bucket: string;
  readonly region: string;
  readonly endpoint: string | undefined;
  readonly access_key_id: string | undefined;
  readonly secret_access_key: string | undefined;
  readonly role_arn: string | undefined;
}

const optional = z.string().min(1).optional();

/** Whether this stage has LiveKit Egress, and how that writes to the bucket. The keys are in the secret of LiveKit. */
export const recordingSettings = defineSettings({
  secret_id: 'LIVEKIT_SECRET_ID',
  variables: {
    RECORDING_EGRESS: z.enum(['on', 'off'], { error: 'must be on or off' }).default('off'),
    FILES_BUCKET: optional,
    AWS_REGION: optional,
    /** As Egress reaches it. */
    EGRESS_S3_ENDPOINT: urlOf('http', 'https').optional(),
    EGRESS_S3_ACCESS_KEY_ID: optional,
    EGRESS_S3_SECRET_ACCESS_KEY: optional,
    EGRESS_S3_ROLE_ARN: optional,
  },
  /** null where there is none. */
  toConfig: (values): RecordingConfig | null =>
    values.RECORDING_EGRESS === 'off'
      ? null
      : {
          bucket: values.FILES_BUCKET ?? '',
          region: values.AWS_REGION ?? 'us-east-1',
          endpoint: values.EGRESS_S3_ENDPOINT,
          access_key_id: values.EGRESS_S3_ACCESS_KEY_ID,
          secret_access_key: values.EGRESS_S3_SECRET_ACCESS_KEY,
          role_arn: values.EGRESS_S3_ROLE_ARN,
        },
});

export const loadRecordingConfig = loaderOf(recordingSettings);
