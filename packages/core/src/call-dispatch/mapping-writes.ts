import { auditValue } from '../audit/index.ts';
import { AppError, type Change, type Clock, type IdSource, type TenantScope } from '../kernel/index.ts';
import {
  type InboundMapping,
  type InboundMappingVersion,
  type MappingContent,
  mappingVersionIdOf,
} from './inbound-mapping.ts';
import { contentOf } from './mapping-content.ts';

/** A mapping at its first version. */
export function newMapping(
  scope: TenantScope,
  deps: { readonly ids: IdSource; readonly clock: Clock },
  number: string,
  content: MappingContent,
): InboundMapping {
  const now = deps.clock.now();
  return {
    object: 'inbound_mapping',
    id: deps.ids.next('inbound_mapping'),
    tenant_id: scope.tenant_id,
    number,
    version: 1,
    ...contentOf(content),
    created_at: now,
    created_by: scope.subject,
    updated_at: now,
    updated_by: scope.subject,
    archived_at: null,
  };
}

/** A mapping at its next version. */
export function nextVersion(
  scope: TenantScope,
  clock: Clock,
  mapping: InboundMapping,
  content: MappingContent,
): InboundMapping {
  const version = mapping.version + 1;
  return { ...mapping, ...contentOf(content), version, updated_at: clock.now(), updated_by: scope.subject };
}

/** The version that a mapping is at, to be kept. */
export function versionOf(mapping: InboundMapping): InboundMappingVersion {
  return {
    object: 'inbound_mapping_version',
    id: mappingVersionIdOf(mapping.id, mapping.version),
    inbound_mapping_id: mapping.id,
    tenant_id: mapping.tenant_id,
    number: mapping.number,
    version: mapping.version,
    ...contentOf(mapping),
    created_at: mapping.updated_at,
    created_by: mapping.updated_by,
  };
}

function audited(mapping: InboundMapping) {
  return auditValue({ number: mapping.number, version: mapping.version, ...contentOf(mapping) });
}

/** The audit records of mappings, one constructor each. */
export const mappingChanges = {
  created: (after: InboundMapping): Change => ({
    action: 'inbound_mapping.created',
    entity: { type: 'inbound_mapping', id: after.id },
    old_value: null,
    new_value: audited(after),
  }),

  updated: (before: InboundMapping, after: InboundMapping): Change => ({
    action: 'inbound_mapping.updated',
    entity: { type: 'inbound_mapping', id: after.id },
    old_value: audited(before),
    new_value: audited(after),
  }),

  archivedAt: (mapping: InboundMapping, archivedAt: Date | null): Change => ({
    action: archivedAt === null ? 'inbound_mapping.restored' : 'inbound_mapping.archived',
    entity: { type: 'inbound_mapping', id: mapping.id },
    old_value: { number: mapping.number, archived_at: mapping.archived_at?.toISOString() ?? null },
    new_value: { number: mapping.number, archived_at: archivedAt?.toISOString() ?? null },
  }),
};

/**
 * The refusal of a number that is live already. The tenant's own mapping is named; about another tenant's nothing is
 * said but that the number cannot be had.
 */
export function numberInUse(own?: InboundMapping): AppError {
  return own === undefined
    ? new AppError('number_in_use', { param: 'number' })
    : new AppError('number_in_use', {
        message: 'The number has a live mapping already.',
        param: 'number',
        details: { inbound_mapping_id: own.id },
      });
}
