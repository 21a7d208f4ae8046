import { z } from 'zod';
import { e164Field, phoneNumberField, phoneNumberQuery } from '../call-dispatch/index.ts';
import {
  descriptionField,
  idSchema,
  metadataField,
  pageOf,
  pageQuery,
  subjectSchema,
  timeField,
} from '../kernel/index.ts';

const inboundField = idSchema('sip_trunk').meta({ description: 'Inbound trunk on which calls to it arrive' });
const outboundField = idSchema('sip_trunk').meta({ description: 'Outbound trunk on which it may be the caller id' });

/** A number of the tenant's: what calls may be made as, and what an inbound mapping can answer. */
export const phoneNumberSchema = z
  .object({
    object: z.literal('phone_number'),
    id: idSchema('phone_number'),
    tenant_id: idSchema('tenant'),
    number: e164Field,
    inbound_trunk_id: inboundField.nullable(),
    outbound_trunk_id: outboundField.nullable(),
    description: descriptionField,
    metadata: metadataField,
    created_at: timeField,
    created_by: subjectSchema,
    updated_at: timeField,
    archived_at: timeField.nullable(),
  })
  .meta({ id: 'PhoneNumber', description: 'A phone number of the tenant, with the trunks that carry its calls' });
export type PhoneNumber = z.output<typeof phoneNumberSchema>;

/** Body of `POST /v1/phone-numbers`. */
export const createPhoneNumberSchema = z.strictObject({
  number: phoneNumberField,
  inbound_trunk_id: inboundField.optional(),
  outbound_trunk_id: outboundField.optional(),
  description: descriptionField.default(''),
  metadata: metadataField.default({}),
});
export type CreatePhoneNumber = z.output<typeof createPhoneNumberSchema>;

/** Body of `PATCH /v1/phone-numbers/{phone_number_id}`; the number itself never changes. */
export const updatePhoneNumberSchema = z
  .strictObject({
    inbound_trunk_id: inboundField.nullable().optional(),
    outbound_trunk_id: outboundField.nullable().optional(),
    description: descriptionField.optional(),
    metadata: metadataField.optional(),
  })
  .refine((value) => Object.keys(value).length > 0, 'must name at least one field to change');
export type UpdatePhoneNumber = z.output<typeof updatePhoneNumberSchema>;

/** Query of `GET /v1/phone-numbers`. */
export const listPhoneNumbersSchema = z.object({
  ...pageQuery,
  number: phoneNumberQuery.optional(),
  sip_trunk_id: idSchema('sip_trunk').optional().meta({ description: 'Numbers that use this trunk, either way' }),
  archived: z.enum(['exclude', 'include', 'only']).default('exclude'),
});
export type ListPhoneNumbers = z.output<typeof listPhoneNumbersSchema>;
export const phoneNumberPageSchema = pageOf(phoneNumberSchema);

/** What of a number may change. */
export type PhoneNumberPatch = Partial<
  Pick<
    PhoneNumber,
    'inbound_trunk_id' | 'outbound_trunk_id' | 'description' | 'metadata' | 'updated_at' | 'archived_at'
  >
>;
