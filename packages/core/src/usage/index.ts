export { getUsageSchema, usageSchema } from './usage.ts';
export type { UsageCount, UsageMeter, UsageRange, UsageRepository } from './usage-repository.ts';
export { createUsageService } from './usage-service.ts';
