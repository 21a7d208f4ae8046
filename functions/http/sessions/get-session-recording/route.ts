import { idSchema } from '@patchbay/core/kernel';
import { recordingDownloadSchema } from '@patchbay/core/recordings';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'getSessionRecording',
  module: 'sessions',
  method: 'GET',
  path: '/v1/sessions/{session_id}/recording',
  summary: 'Get the address to download the recording of a session',
  description: 'The address works for 15 minutes, for whoever has it. Every address that is given out is audited.',
  auth: 'cognito',
  scope: 'recordings:read',
  params: z.strictObject({ session_id: idSchema('session') }),
  success: { status: 200, schema: recordingDownloadSchema, description: 'Where the recording is fetched' },
  errors: ['not_found', 'recording_not_ready'],
  uses: ['mongo', 'recordings:presign'],
  audit: ['recording.downloaded'],
  idempotency: 'none',
});
