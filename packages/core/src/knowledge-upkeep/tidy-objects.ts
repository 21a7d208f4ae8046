import { ID_PREFIXES, idTime, OBJECT_AREAS, type TenantScope } from '../kernel/index.ts';
import type { UpkeepDeps } from './upkeep-deps.ts';
import type { UpkeepReport } from './upkeep-report.ts';
import type { UpkeepTimes } from './upkeep-times.ts';

const FILE_ID = new RegExp(`^${ID_PREFIXES.file}_[0-9A-Z]{26}$`);

/** Makes what removes uploads, and what ingestion made of them, of files that do not exist. */
export function createObjectTidier({ store, objects }: Pick<UpkeepDeps, 'store' | 'objects'>) {
  return async (
    scope: TenantScope,
    { at_rest_before }: UpkeepTimes,
    { checked, repaired }: UpkeepReport,
  ): Promise<void> => {
    for (const area of [OBJECT_AREAS.uploads, OBJECT_AREAS.work]) {
      const prefix = `${area}${scope.tenant_id}/`;
      for await (const folders of objects.folders(prefix)) {
        checked.file_folders += folders.length;
        // A file is stored before its upload address is given out; its id says when.
        const old = folders.filter((id) => FILE_ID.test(id) && idTime(id) < at_rest_before);
        const known = new Set((await store.files(scope, old)).map(({ id }) => id));
        for (const id of old.filter((one) => !known.has(one))) {
          await objects.removeAll(`${prefix}${id}/`);
          repaired.file_folders_removed += 1;
        }
      }
    }
  };
}
