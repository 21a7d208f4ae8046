import { agentRoutes } from '../agent-routes.ts';

export const route = agentRoutes.dependents;
