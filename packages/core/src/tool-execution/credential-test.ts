import { z } from 'zod';
import { idSchema } from '../kernel/index.ts';
import { CREDENTIAL_KINDS } from '../provider-credentials/index.ts';

/** Body of a test of a credential. */
export const testCredentialInputSchema = z.strictObject({
  url: z
    .url({ protocol: /^https?$/ })
    .max(2048)
    .optional()
    .meta({
      description:
        'For http_header, http_bearer and http_basic: an address that answers a good credential, on one of its allowed_hosts; it is asked with GET. Other kinds have an address of their own',
      example: 'https://api.example.org/me',
    }),
  header: z
    .string()
    .regex(
      /^([Aa]uthorization|[Aa][Pp][Ii]-?[Kk][Ee][Yy]|[Xx]-[A-Za-z0-9-]{1,60})$/,
      'must be Authorization, Api-Key or begin with X-',
    )
    .default('Authorization')
    .meta({ description: 'The header that it is sent in to that address' }),
});
export type TestCredentialInput = z.output<typeof testCredentialInputSchema>;

/** What a test of a credential says. The secret, and what the service answered besides its status, are not shown. */
export const credentialTestSchema = z
  .object({
    object: z.literal('provider_credential_test'),
    credential_id: idSchema('provider_credential'),
    kind: z.enum(CREDENTIAL_KINDS),
    outcome: z.enum(['accepted', 'refused', 'unclear', 'unreachable', 'not_run']).meta({
      description:
        '`accepted`: the service answered as it does to those it knows. `refused`: it knows no such credential, or forbids it this. `unclear`: it answered neither. `unreachable`: it did not answer. `not_run`: of this kind there is nothing to ask',
    }),
    status: z.int().nullable().meta({ description: 'HTTP status of the answer' }),
    message: z.string().nullable().meta({ description: 'Why it is not accepted' }),
    duration_ms: z.int().min(0),
  })
  .meta({ id: 'ProviderCredentialTest', description: 'One real use of a credential' });
export type CredentialTest = z.output<typeof credentialTestSchema>;
