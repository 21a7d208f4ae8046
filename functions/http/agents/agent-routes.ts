import { agentRegistry } from '@patchbay/core/agent-registry';
import { registryRoutes } from '../registry-routes.ts';

export const agentRoutes = registryRoutes(agentRegistry);
