import { z } from 'zod';
import { idSchema, metadataField, nameField, pageOf, pageQuery, subjectSchema, timeField } from '../kernel/index.ts';
import { CREDENTIAL_KINDS, type CredentialKind, credentialKinds, type HTTP_KINDS } from './credential-kinds.ts';

const hostField = z
  .string()
  .max(253)
  .regex(
    /^(\*\.)?[a-z0-9]([a-z0-9-]*[a-z0-9])?(\.[a-z0-9]([a-z0-9-]*[a-z0-9])?)*$/,
    'must be a host name such as api.example.org or *.example.org',
  )
  .meta({ example: 'api.example.org' });

const allowedHostsField = z.array(hostField).min(1).max(20).meta({
  description:
    'Hosts that tools may send it to, or sign requests for; `*.` stands for any subdomain. Who may write tools cannot send it elsewhere',
});

/** A tenant's credential for a service, as the API shows it: everything but the secret. */
export const providerCredentialSchema = z
  .object({
    object: z.literal('provider_credential'),
    id: idSchema('provider_credential'),
    tenant_id: idSchema('tenant'),
    kind: z.enum(CREDENTIAL_KINDS),
    name: nameField,
    allowed_hosts: z.array(z.string()).meta({ description: 'Empty for kinds that no tool sends' }),
    metadata: metadataField,
    created_at: timeField,
    created_by: subjectSchema,
    updated_at: timeField,
    rotated_at: timeField.meta({ description: 'Since when the present secret is used' }),
    archived_at: timeField.nullable(),
  })
  .meta({ id: 'ProviderCredential', description: "A tenant's credential for a service; its secret is never shown" });
export type ProviderCredential = z.output<typeof providerCredentialSchema>;

const common = { name: nameField, metadata: metadataField.default({}) };

function ofHttpKind<K extends (typeof HTTP_KINDS)[number]>(kind: K) {
  return z.strictObject({
    kind: z.literal(kind),
    ...common,
    allowed_hosts: allowedHostsField,
    secret: credentialKinds[kind],
  });
}

function ofKind<K extends CredentialKind>(kind: K) {
  return z.strictObject({ kind: z.literal(kind), ...common, secret: credentialKinds[kind] });
}

/** Body of `POST /v1/provider-credentials`. */
export const createProviderCredentialSchema = z.discriminatedUnion('kind', [
  ofHttpKind('http_header'),
  ofHttpKind('http_bearer'),
  ofHttpKind('http_basic'),
  ofHttpKind('http_signature'),
  ofKind('openai'),
  ofKind('deepgram'),
  ofKind('elevenlabs'),
  ofKind('cartesia'),
  ofKind('google'),
  ofKind('livekit'),
  ofKind('sip'),
]);
export type CreateProviderCredential = z.output<typeof createProviderCredentialSchema>;

/** Body of an update; the secret is changed by rotating it. */
export const updateProviderCredentialSchema = z
  .strictObject({
    name: nameField.optional(),
    metadata: metadataField.optional(),
    allowed_hosts: allowedHostsField.optional(),
  })
  .refine((value) => Object.keys(value).length > 0, 'must name at least one field to change');
export type UpdateProviderCredential = z.output<typeof updateProviderCredentialSchema>;

/** Body of a rotation: a secret of the credential's own kind. */
export const rotateProviderCredentialSchema = z.strictObject({
  secret: z
    .union([
      credentialKinds.http_header,
      credentialKinds.http_bearer,
      credentialKinds.http_basic,
      credentialKinds.http_signature,
      credentialKinds.openai,
      credentialKinds.google,
      credentialKinds.livekit,
    ])
    .meta({ description: 'The new secret, with the members that the kind of the credential has' }),
});

/** Query of `GET /v1/provider-credentials`. */
export const listProviderCredentialsSchema = z.object({
  ...pageQuery,
  kind: z.enum(CREDENTIAL_KINDS).optional(),
  archived: z.enum(['exclude', 'include', 'only']).default('exclude'),
});
export type ListProviderCredentials = z.output<typeof listProviderCredentialsSchema>;

/** A page of credentials. */
export const providerCredentialPageSchema = pageOf(providerCredentialSchema);
