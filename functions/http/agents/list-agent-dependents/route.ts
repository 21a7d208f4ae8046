import { dependentsRoute } from '../../registry-release-routes.ts';
import { agentRoutes } from '../agent-routes.ts';

export const route = dependentsRoute(agentRoutes);
