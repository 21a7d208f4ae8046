import { createInboundMappingSchema, inboundMappingSchema } from '@patchbay/core/call-dispatch';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'createInboundMapping',
  module: 'inbound-mappings',
  method: 'POST',
  path: '/v1/inbound-mappings',
  summary: 'Lead a phone number to an agent',
  description:
    'The number decides whose an inbound call is, so it is live once on the platform. It is kept as E.164, however it was written. Calls get what is live in the environment (production, unless another is named), or a pinned binding of the agent. A schedule says when it is answered and what callers meet at other times; a webhook is asked before each call is answered, and may set variables or refuse it. The variables must fit the prompt that would answer now, or every call would be refused: 422 names the one that does not, `variables.<name>`. What is missing is allowed where a webhook may set it, and nothing is asked for while nothing is live in the environment.',
  auth: 'cognito',
  scope: 'mappings:write',
  body: createInboundMappingSchema,
  success: { status: 201, schema: inboundMappingSchema, description: 'The mapping at its first version' },
  errors: ['number_in_use', 'reference_not_found', 'reference_archived', 'unprocessable'],
  uses: ['mongo'],
  audit: ['inbound_mapping.created'],
  idempotency: 'optional',
  dry_run: true,
  examples: [
    {
      name: 'what is live in production answers',
      body: { number: '+49 30 12345678', agent_id: 'agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC', variables: { office: 'Berlin' } },
    },
    {
      name: 'a pinned binding answers',
      body: {
        number: '+493012345679',
        agent_id: 'agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
        binding_id: 'bnd_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
      },
    },
    {
      name: 'open on working days, with a message at other times',
      body: {
        number: '+493012345680',
        agent_id: 'agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC',
        schedule: {
          time_zone: 'Europe/Berlin',
          weekly: [{ weekdays: [1, 2, 3, 4, 5], from: '09:00', to: '17:00' }],
          exceptions: [{ date: '2026-12-25', name: 'Christmas Day', hours: [] }],
          outside: { action: 'say', message: 'We open at nine.' },
        },
      },
    },
  ],
});
