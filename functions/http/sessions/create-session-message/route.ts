import { idSchema } from '@patchbay/core/kernel';
import { createSessionMessageSchema, sessionMessageSchema } from '@patchbay/core/text-conversation';
import { defineRoute } from '@patchbay/http/route';
import { z } from 'zod';

export const route = defineRoute({
  id: 'createSessionMessage',
  module: 'sessions',
  method: 'POST',
  path: '/v1/sessions/{session_id}/messages',
  summary: 'Write to the agent of a session over text',
  description:
    'For sessions of the channel text. The answer is what the agent wrote, with its citations and the tools that it used; the same is in the transcript. One message at a time: a second one meanwhile is refused. A provider that fails for good ends the session with an apology, as it does by voice.',
  auth: 'cognito',
  scope: 'sessions:write',
  params: z.strictObject({ session_id: idSchema('session') }),
  body: createSessionMessageSchema,
  success: { status: 200, schema: sessionMessageSchema, description: 'What the agent answered' },
  errors: [
    'not_found',
    'session_not_text',
    'session_ended',
    'turn_in_progress',
    'unprocessable',
    'reference_not_found',
    'reference_archived',
    'runtime_feature_unavailable',
    'upstream_failed',
    'upstream_timeout',
  ],
  uses: ['mongo', 'vector', 'models', 'secrets:providers', 'credentials:read', 'livekit'],
  audit: [],
  idempotency: 'optional',
  timeout_seconds: 29,
  streams: true,
  examples: [
    { name: 'a question', body: { content: 'When do you open on Saturdays?' } },
    { name: 'a question whose answer is streamed', body: { content: 'And on Sundays?', stream: true } },
    { name: 'the agent begins', body: {} },
  ],
});
