import { importMappingsSchema, importReportSchema } from '@patchbay/core/call-dispatch';
import { defineRoute } from '@patchbay/http/route';

export const route = defineRoute({
  id: 'importInboundMappings',
  module: 'inbound-mappings',
  method: 'POST',
  path: '/v1/inbound-mappings/import',
  summary: 'Bring many numbers to what a list says',
  description:
    'Each line creates a mapping, makes its next version, finds it unchanged, or fails by itself with a code; the good lines are applied, or none with all_or_nothing. Importing the same list again changes nothing. Mappings that the list does not name stay as they are.',
  auth: 'cognito',
  scope: 'mappings:write',
  body: importMappingsSchema,
  success: { status: 200, schema: importReportSchema, description: 'What became of each line' },
  errors: [],
  uses: ['mongo'],
  audit: ['inbound_mapping.created', 'inbound_mapping.updated'],
  idempotency: 'optional',
  dry_run: true,
  timeout_seconds: 29,
  examples: [
    {
      name: 'two numbers, one as it is dialled in Germany',
      body: {
        default_country: 'DE',
        entries: [
          { number: '+49 30 12345678', agent_name: 'Reception' },
          { number: '030 12345679', agent_id: 'agt_01J9Z3XK5T8Q4V7N2M6R0W1YBC', environment: 'staging' },
        ],
      },
    },
  ],
});
