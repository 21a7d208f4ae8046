import { z } from 'zod';
import { AppError, idSchema, type TenantScope, timeField, type Work } from '../kernel/index.ts';
import type { RegistryDefinition, RegistryEntity } from './registry-definition.ts';
import { versionNumberField } from './registry-resources.ts';

/** Up to here dependents are counted; a count of this many means so many or more. */
export const MAX_COUNTED_DEPENDENTS = 1_000;

/** How many dependents of each kind a refusal shows. */
const SHOWN_IN_REFUSAL = 10;

const bindingRef = { binding_id: idSchema('binding') };

/** Things of one kind that use a version. */
function groupOf<T extends z.ZodRawShape>(shape: T, description: string) {
  return z
    .object({
      count: z
        .int()
        .min(0)
        .max(MAX_COUNTED_DEPENDENTS)
        .meta({ description: `Exact below ${MAX_COUNTED_DEPENDENTS}, which means so many or more` }),
      has_more: z.boolean().meta({ description: 'Whether there are more than data shows' }),
      data: z.array(z.object(shape)),
    })
    .meta({ description });
}

const groups = {
  bindings: groupOf(
    { ...bindingRef, agent_id: idSchema('agent'), number: z.int() },
    'Bindings that pin it, live or not',
  ),
  environments: groupOf(
    { agent_id: idSchema('agent'), environment: z.string(), ...bindingRef, binding_number: z.int() },
    'Environments in which a binding that pins it is live',
  ),
  inbound_mappings: groupOf(
    {
      inbound_mapping_id: idSchema('inbound_mapping'),
      number: z.string().meta({ description: 'The number that is called, in E.164' }),
      agent_id: idSchema('agent'),
      environment: z.string().nullable(),
      binding_id: idSchema('binding').nullable(),
    },
    'Numbers whose calls reach it, through an environment or a binding of their own',
  ),
  prompts: groupOf(
    { prompt_id: idSchema('prompt'), version: versionNumberField },
    'Published versions of other prompts that include it',
  ),
  sessions: groupOf(
    { session_id: idSchema('session'), agent_id: idSchema('agent'), status: z.string(), created_at: timeField },
    'Sessions that are going on with it',
  ),
};

/** What uses an entity, or one version of it. */
export const dependentGroupsSchema = z.object(groups);
export type DependentGroups = z.output<typeof dependentGroupsSchema>;

/** What is asked about: an entity or one version of it, a search index or one snapshot of it. */
export interface DependedOn {
  readonly entity: RegistryEntity | 'search_index';
  readonly id: string;
  readonly version?: number;
  /** Of a search index. */
  readonly snapshot_id?: string | undefined;
}

/** Finds what uses something. Every kind costs what is shown and counted of it, not what there is besides. */
export interface DependentsReader {
  /** At most `limit` of each kind, in no promised order. */
  find(scope: TenantScope, of: DependedOn, limit: number): Promise<DependentGroups>;
  /**
   * What keeps an entity from being archived: environments, inbound mappings and open sessions that use any version of
   * it, and prompts that are not archived and include it in their newest version. `bindings` is always empty: a binding
   * that nothing points to holds nothing. Read inside the archive's own transaction.
   */
  findHolding(scope: TenantScope, work: Work, of: DependedOn, limit: number): Promise<DependentGroups>;
}

/** Schema of the dependents of a registry's entity. */
export function dependentsSchema({ entity, id_field }: RegistryDefinition): z.ZodType<Dependents, Dependents> {
  const schema: unknown = z.object({
    object: z.literal('dependents'),
    [id_field]: idSchema(entity),
    version: versionNumberField.nullable().meta({ description: 'null: of any version' }),
    ...groups,
  });
  return schema as z.ZodType<Dependents, Dependents>;
}

/** The dependents of something as the API shows them. */
export interface Dependents extends DependentGroups {
  readonly object: 'dependents';
  readonly version: number | null;
}

/**
 * Lets an archive pass only where nothing would be surprised by it.
 *
 * The look belongs to the archive's transaction, and what puts an entity to use (an environment that is set, a number
 * that is mapped, a prompt that includes it) writes a mark on it in its own: of the two that meet, one is run again and
 * finds what the other did. Sessions leave no mark: each has the text of what it was resolved from, and hundreds may
 * start at once.
 *
 * @throws AppError `resource_in_use` with some of each kind in details.
 */
export async function assertUnused(
  reader: DependentsReader,
  scope: TenantScope,
  work: Work,
  of: DependedOn,
  noun: string,
) {
  const holding = await reader.findHolding(scope, work, of, SHOWN_IN_REFUSAL);
  const in_use_by = Object.fromEntries(Object.entries(holding).filter(([, { count }]) => count > 0));
  const kinds = Object.keys(in_use_by);
  if (kinds.length === 0) return;
  throw new AppError('resource_in_use', {
    message: `The ${noun} is in use by ${kinds.map((kind) => kind.replaceAll('_', ' ')).join(', ')}.`,
    details: { in_use_by },
  });
}
