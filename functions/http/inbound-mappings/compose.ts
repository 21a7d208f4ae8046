import { loadOutgoingConfig } from '@patchbay/config';
import { createInboundMappingService, createMappingImporter, createNumberResolver } from '@patchbay/core/call-dispatch';
import { createConfigResolver } from '@patchbay/core/config-resolver';
import { composeOnce } from '@patchbay/http/handler';
import { createInboundMappingRepository, createMappingTargets, createResolutionReader } from '@patchbay/mongo';
import { addressCheck, systemResolver } from '@patchbay/outgoing';
import { composeBase } from '../compose.ts';
import { configSources } from '../edge-compose.ts';

async function composeMappings() {
  const { edge, database, unitOfWork, clock, ids } = await composeBase();
  const mappings = createInboundMappingRepository(database);
  const [targets, resolutions] = [createMappingTargets(database), createResolutionReader(database)];
  return { edge, mappings, targets, resolutions, unitOfWork, clock, ids };
}

/** Phone numbers and what they lead to, over MongoDB. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const [{ edge, ...deps }, { local_hosts }] = await Promise.all([
    composeMappings(),
    loadOutgoingConfig(configSources),
  ]);
  const addresses = addressCheck({ resolve: systemResolver, local_hosts });
  return { edge, mappings: createInboundMappingService({ ...deps, addresses }) };
});

/** Many of them at once, from a file. */
export const composeImporting = /* @__PURE__ */ composeOnce(async () => {
  const { edge, ...deps } = await composeMappings();
  return { edge, importer: createMappingImporter(deps) };
});

/** What a call to a number would get. */
export const composeResolving = /* @__PURE__ */ composeOnce(async () => {
  const { edge, resolutions, mappings, clock } = await composeMappings();
  const resolver = createConfigResolver({ resolutions, clock });
  return { edge, numbers: createNumberResolver({ mappings, resolver, clock }) };
});
