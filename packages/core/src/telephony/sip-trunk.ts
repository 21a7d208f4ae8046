import { z } from 'zod';
import { e164Field } from '../call-dispatch/index.ts';
import { idSchema, metadataField, nameField, pageOf, pageQuery, subjectSchema, timeField } from '../kernel/index.ts';

/** `sip.example.org`, `sip.example.org:5061`, `203.0.113.7`: where calls go out to. */
const addressField = z
  .string()
  .trim()
  .max(253)
  .regex(
    /^[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)*(:[1-9]\d{0,4})?$/,
    'must be a host, with a port if it is another than the usual one: sip.example.org or sip.example.org:5061',
  )
  .meta({ example: 'sip.example.org' });

/** IPv4 or IPv6, with or without a prefix length. */
const networkField = z.union([z.ipv4(), z.ipv6(), z.cidrv4(), z.cidrv6()]);

const allowedAddressesField = z
  .array(networkField)
  .max(100)
  .meta({
    description: 'Addresses and networks that calls are taken from; empty where the credential alone decides',
    example: ['203.0.113.0/24'],
  });

const transportField = z
  .enum(['auto', 'udp', 'tcp', 'tls'])
  .meta({ description: 'How SIP travels; auto tries UDP, then TCP' });
const encryptionField = z
  .enum(['disabled', 'allowed', 'required'])
  .meta({ description: 'Whether the sound is encrypted (SRTP)' });
const credentialField = idSchema('provider_credential').meta({
  description: 'A credential of the kind sip: who calls in has to sign in with it, and calls out sign in with it',
});

/**
 * `inactive`: no number uses it, so that the media server does not know it. `pending`: being made so. `failed`: it could
 * not be made so yet, and is tried again every minute.
 */
export const TRUNK_STATUSES = ['inactive', 'pending', 'ready', 'failed'] as const;

/** A way into the telephone network or out of it. */
export const sipTrunkSchema = z
  .object({
    object: z.literal('sip_trunk'),
    id: idSchema('sip_trunk'),
    tenant_id: idSchema('tenant'),
    direction: z.enum(['inbound', 'outbound']),
    name: nameField,
    address: addressField.nullable().meta({ description: 'Where calls go out to; null for an inbound trunk' }),
    transport: transportField,
    allowed_addresses: allowedAddressesField,
    media_encryption: encryptionField,
    credential_id: credentialField.nullable(),
    numbers: z.array(e164Field).meta({ description: 'Live phone numbers that use it' }),
    status: z.enum(TRUNK_STATUSES),
    status_reason: z.string().nullable().meta({ description: 'Why it failed; null otherwise' }),
    metadata: metadataField,
    created_at: timeField,
    created_by: subjectSchema,
    updated_at: timeField,
    archived_at: timeField.nullable(),
  })
  .meta({ id: 'SipTrunk', description: 'A way into the telephone network (outbound) or out of it (inbound)' });
export type SipTrunk = z.output<typeof sipTrunkSchema>;

/** What only trunks of one direction have. */
const ONLY = {
  inbound: ['allowed_addresses'],
  outbound: ['address', 'transport'],
} as const;

/** Body of `POST /v1/sip-trunks`. */
export const createSipTrunkSchema = z
  .strictObject({
    direction: z.enum(['inbound', 'outbound']),
    name: nameField,
    address: addressField
      .optional()
      .meta({ description: 'Where calls go out to: of an outbound trunk, which needs it' }),
    transport: transportField
      .optional()
      .meta({ description: 'Of an outbound trunk: how SIP travels; auto if left out' }),
    allowed_addresses: allowedAddressesField.optional(),
    media_encryption: encryptionField.default('disabled'),
    credential_id: credentialField.optional(),
    metadata: metadataField.default({}),
  })
  .superRefine((body, context) => {
    const { direction, allowed_addresses = [], credential_id, address } = body;
    const refuse = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message, input: body });
    const foreign = ONLY[direction === 'inbound' ? 'outbound' : 'inbound'].filter((key) => body[key] !== undefined);
    for (const key of foreign) refuse(key, `is nothing that an ${direction} trunk has`);
    if (direction === 'outbound' && address === undefined) refuse('address', 'is required: where calls go out to');
    if (direction === 'inbound' && allowed_addresses.length === 0 && credential_id === undefined) {
      refuse(
        'allowed_addresses',
        'must name an address, or credential_id a credential: otherwise anybody could call in',
      );
    }
  });
export type CreateSipTrunk = z.output<typeof createSipTrunkSchema>;

/** Body of `PATCH /v1/sip-trunks/{sip_trunk_id}`; its direction never changes. */
export const updateSipTrunkSchema = z
  .strictObject({
    name: nameField.optional(),
    address: addressField.optional().meta({ description: 'Of an outbound trunk' }),
    transport: transportField.optional().meta({ description: 'Of an outbound trunk' }),
    allowed_addresses: allowedAddressesField.optional().meta({ description: 'Of an inbound trunk' }),
    media_encryption: encryptionField.optional(),
    credential_id: credentialField.nullable().optional(),
    metadata: metadataField.optional(),
  })
  .refine((value) => Object.keys(value).length > 0, 'must name at least one field to change');
export type UpdateSipTrunk = z.output<typeof updateSipTrunkSchema>;

/** Query of `GET /v1/sip-trunks`. */
export const listSipTrunksSchema = z.object({
  ...pageQuery,
  direction: z.enum(['inbound', 'outbound']).optional(),
  archived: z.enum(['exclude', 'include', 'only']).default('exclude'),
});
export type ListSipTrunks = z.output<typeof listSipTrunksSchema>;
export const sipTrunkPageSchema = pageOf(sipTrunkSchema);

/** A trunk as it is stored: what the media server knows of it besides. */
export interface StoredTrunk extends Omit<SipTrunk, 'numbers'> {
  /** Grows with everything that changes what the media server has to know. */
  readonly revision: number;
  /** The revision that the media server has. */
  readonly synced_revision: number;
  /** Id at the media server; null while it does not know the trunk. */
  readonly provider_trunk_id: string | null;
}

/** What of it may change. */
export type TrunkPatch = Partial<
  Pick<
    StoredTrunk,
    | 'name'
    | 'address'
    | 'transport'
    | 'allowed_addresses'
    | 'media_encryption'
    | 'credential_id'
    | 'metadata'
    | 'status'
    | 'status_reason'
    | 'revision'
    | 'synced_revision'
    | 'provider_trunk_id'
    | 'updated_at'
    | 'archived_at'
  >
>;
