import { createInboundMappingService, createMappingImporter, createNumberResolver } from '@patchbay/core/call-dispatch';
import { createConfigResolver } from '@patchbay/core/config-resolver';
import { composeOnce } from '@patchbay/http/handler';
import { createInboundMappingRepository, createMappingTargets, createResolutionReader } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';

/** Phone numbers and what they lead to, over MongoDB. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { edge, database, unitOfWork, clock, ids } = await composeBase();
  const mappings = createInboundMappingRepository(database);
  const deps = { mappings, targets: createMappingTargets(database), unitOfWork, clock, ids };
  const resolver = createConfigResolver({ resolutions: createResolutionReader(database), clock });
  return {
    edge,
    mappings: createInboundMappingService(deps),
    importer: createMappingImporter(deps),
    numbers: createNumberResolver({ mappings, resolver }),
  };
});
