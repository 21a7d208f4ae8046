export { createMappingImporter, type MappingImporter } from './import-mappings.ts';
export {
  type ImportLine,
  type ImportMappings,
  type ImportReport,
  importMappingsSchema,
  importReportSchema,
  MAX_IMPORT_LINES,
} from './import-report.ts';
export {
  type CreateInboundMapping,
  createInboundMappingSchema,
  type InboundMapping,
  type InboundMappingVersion,
  inboundMappingSchema,
  inboundMappingVersionSchema,
  listInboundMappingsSchema,
  resolveNumberSchema,
  updateInboundMappingSchema,
} from './inbound-mapping.ts';
export type {
  InboundMappingRepository,
  MappedAgent,
  MappedBinding,
  MappingTargets,
} from './inbound-mapping-repository.ts';
export {
  createInboundMappingService,
  type InboundMappingDeps,
  type InboundMappingService,
} from './inbound-mapping-service.ts';
export {
  type LegacyEntry,
  type LegacyProblem,
  type LegacyRouting,
  readLegacyRoutingFile,
} from './legacy-routing-file.ts';
export type { CallRefusal, CallWebhook } from './mapping-rules.ts';
export type { WebhookAddresses } from './mapping-webhook-check.ts';
export {
  countryField,
  countryOfNumber,
  e164Field,
  phoneNumberField,
  phoneNumberQuery,
  readPhoneNumber,
} from './phone-number.ts';
export { createNumberResolver, inboundRouteSchema, type NumberResolver } from './resolve-number.ts';
export { type CallRoute, type CallTarget, routeCall } from './route-call.ts';
