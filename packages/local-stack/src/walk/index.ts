export { type ApiClient, apiClient, exchangeKey } from './api-client.ts';
export { configureAgent, type LiveAgent } from './configure-agent.ts';
export { createKey, createTenant, type WalkTenant } from './set-up-tenant.ts';
export { speechOf } from './speech.ts';
