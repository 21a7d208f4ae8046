import { createSessionMessageSchema, sessionMessageSchema } from '@patchbay/core/text-conversation';

/** What writing to an agent is, whoever does it: an operator for somebody, or the end user. */
export const messageRoute = {
  description:
    'For sessions of the channel text. The answer is what the agent wrote, with its citations and the tools that it used; the same is in the transcript. One message at a time: a second one meanwhile is refused. A provider that fails for good ends the session with an apology, as it does by voice. A message that got no answer can be sent again: it is answered once, and the tools that were called for it are not called a second time.',
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
} as const;
