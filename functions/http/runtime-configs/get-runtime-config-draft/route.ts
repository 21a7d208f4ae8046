import { getDraftRoute } from '../../registry-routes.ts';
import { runtimeConfigRoutes } from '../runtime-config-routes.ts';

export const route = getDraftRoute(runtimeConfigRoutes);
