export { sessionCostSchema, type UsedQuantity, usageCostSchema } from './cost.ts';
export { createCostService, MAX_LISTS, type PriceListRepository, type QuantityReader } from './cost-service.ts';
export {
  createPriceListSchema,
  dayField,
  getPricesSchema,
  listPriceListsSchema,
  type PriceList,
  priceListPageSchema,
  priceListSchema,
  pricesSchema,
} from './price-list.ts';
