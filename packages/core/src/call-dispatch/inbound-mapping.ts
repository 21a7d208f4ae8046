import { z } from 'zod';
import { environmentNameField } from '../config-resolver/index.ts';
import { descriptionField, idSchema, metadataField, pageQuery, subjectSchema, timeField } from '../kernel/index.ts';
import { variableValuesSchema } from '../prompt-registry/index.ts';
import { versionNumberField } from '../versioned-registry/index.ts';
import { callScheduleSchema, callWebhookSchema, refusalSchema, ruleFields } from './mapping-rules.ts';
import { e164Field, phoneNumberField, phoneNumberQuery } from './phone-number.ts';

/** What a number leads to. Exactly one of environment and binding_id is set. */
const targetFields = {
  agent_id: idSchema('agent'),
  environment: environmentNameField
    .nullable()
    .meta({ description: 'Environment whose live binding answers; null where a binding is pinned' }),
  binding_id: idSchema('binding').nullable().meta({ description: 'Pinned binding; null where an environment decides' }),
};

/** What is versioned: all that an update can change. */
const contentFields = {
  ...targetFields,
  variables: variableValuesSchema,
  ...ruleFields,
  description: descriptionField,
  metadata: metadataField,
};

/** A phone number that leads to an agent. The number decides whose call it is, so it is live in one place only. */
export const inboundMappingSchema = z
  .object({
    object: z.literal('inbound_mapping'),
    id: idSchema('inbound_mapping'),
    tenant_id: idSchema('tenant'),
    number: e164Field,
    version: versionNumberField,
    ...contentFields,
    created_at: timeField,
    created_by: subjectSchema,
    updated_at: timeField,
    updated_by: subjectSchema,
    archived_at: timeField.nullable(),
  })
  .meta({ id: 'InboundMapping', description: 'A phone number and the agent that answers it' });
export type InboundMapping = z.output<typeof inboundMappingSchema>;

/** What an update can change. */
export type MappingContent = Pick<InboundMapping, keyof typeof contentFields>;

/** A version of a mapping: kept for ever, never changed. */
export const inboundMappingVersionSchema = z
  .object({
    object: z.literal('inbound_mapping_version'),
    id: z.string(),
    inbound_mapping_id: idSchema('inbound_mapping'),
    tenant_id: idSchema('tenant'),
    number: e164Field,
    version: versionNumberField,
    ...contentFields,
    created_at: timeField,
    created_by: subjectSchema,
  })
  .meta({ id: 'InboundMappingVersion', description: 'What a phone number led to' });
export type InboundMappingVersion = z.output<typeof inboundMappingVersionSchema>;

const changeFields = {
  agent_id: idSchema('agent').optional(),
  environment: environmentNameField.optional(),
  binding_id: idSchema('binding').optional().meta({ description: 'A binding of the agent, instead of an environment' }),
  variables: variableValuesSchema.optional(),
  schedule: callScheduleSchema.nullable().optional().meta({ description: 'null: always open' }),
  webhook: callWebhookSchema.nullable().optional().meta({ description: 'null: nobody is asked' }),
  refusal: refusalSchema.optional(),
  description: descriptionField.optional(),
  metadata: metadataField.optional(),
};

interface Target {
  readonly environment?: string | undefined;
  readonly binding_id?: string | undefined;
}
const oneTarget = (body: Target) => body.environment === undefined || body.binding_id === undefined;
const ONE_TARGET = { path: ['binding_id'], message: 'cannot be given together with environment' };

/** Body of `POST /v1/inbound-mappings`. */
export const createInboundMappingSchema = z
  .strictObject({ number: phoneNumberField, ...changeFields, agent_id: idSchema('agent') })
  .refine(oneTarget, ONE_TARGET);
export type CreateInboundMapping = z.output<typeof createInboundMappingSchema>;

/** Body of `PATCH /v1/inbound-mappings/{id}`: what is left out stays; what changes makes a new version. */
export const updateInboundMappingSchema = z
  .strictObject({
    ...changeFields,
    expected_version: versionNumberField
      .optional()
      .meta({ description: 'The version that you have seen; another one in the meantime is refused' }),
  })
  .refine(oneTarget, ONE_TARGET)
  .refine(({ expected_version: _version, ...changes }) => Object.keys(changes).length > 0, {
    message: 'must name at least one field to change',
  });
export type UpdateInboundMapping = z.output<typeof updateInboundMappingSchema>;

/** Query of `GET /v1/inbound-mappings`. */
export const listInboundMappingsSchema = z.object({
  ...pageQuery,
  number: phoneNumberQuery
    .optional()
    .meta({ description: 'Only the mapping of this number', example: '+493012345678' }),
  agent_id: idSchema('agent').optional().meta({ description: 'Only numbers that lead to this agent' }),
  archived: z
    .enum(['exclude', 'include', 'only'])
    .default('exclude')
    .meta({ description: 'Whether archived ones are listed' }),
});
export type ListInboundMappings = z.output<typeof listInboundMappingsSchema>;

/** Query of `GET /v1/inbound-mappings/resolve`. */
export const resolveNumberSchema = z.object({
  number: phoneNumberQuery,
  at: z.iso
    .datetime({ offset: true })
    .transform((text) => new Date(text))
    .optional()
    .meta({ description: 'When the call comes in; now, where it is left out', example: '2026-12-25T10:00:00Z' }),
});

/** The id of a version, made of what identifies it. */
export function mappingVersionIdOf(mappingId: string, version: number): string {
  return `${mappingId}_v${version}`;
}
