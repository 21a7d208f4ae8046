import { agentRegistry } from '@patchbay/core/agent-registry';
import { registryCommons } from '../registry-common-routes.ts';

export const agentRoutes = registryCommons(agentRegistry);
