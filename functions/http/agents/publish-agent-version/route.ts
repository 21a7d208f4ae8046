import { publishRoute } from '../../registry-routes.ts';
import { agentRoutes } from '../agent-routes.ts';

export const route = publishRoute(agentRoutes);
