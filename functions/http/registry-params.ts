import { idSchema } from '@patchbay/core/kernel';
import type { RegistryContent, RegistryDefinition, RegistryEntity } from '@patchbay/core/versioned-registry';
import { z } from 'zod';

/** Number of a version in a path. */
export const versionParam = z.coerce.number().int().min(1).max(1_000_000_000).meta({ description: 'Version number' });

type IdShape<E extends RegistryEntity> = Record<`${E}_id`, ReturnType<typeof idSchema>>;

/** Path parameters of a registry's routes: `{prompt_id}`, and with `{version}`. */
export function registryParams<E extends RegistryEntity, C extends RegistryContent>({
  entity,
  id_field,
}: RegistryDefinition<E, C>) {
  const id = { [id_field]: idSchema(entity) } as IdShape<E>;
  return { one: z.object(id), version: z.object({ ...id, version: versionParam }) };
}
