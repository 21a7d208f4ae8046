import { archiveRoute } from '../../registry-routes.ts';
import { agentRoutes } from '../agent-routes.ts';

export const route = archiveRoute(agentRoutes);
