import { createCostService } from '@patchbay/core/cost';
import { createUsageService } from '@patchbay/core/usage';
import { composeOnce } from '@patchbay/http/handler';
import { createPriceListRepository, createQuantityReader, createUsageRepository } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';

/** Reading usage: the database only. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { database, edge, clock } = await composeBase();
  return { edge, usage: createUsageService({ usage: createUsageRepository(database), clock }) };
});

/** Prices, and what was used at them. */
export const composeCosts = /* @__PURE__ */ composeOnce(async () => {
  const { edge, ...base } = await composeBase();
  const lists = createPriceListRepository(base.database);
  return { edge, costs: createCostService({ ...base, lists, quantities: createQuantityReader(base.database) }) };
});
