import { unlabelRoute } from '../../registry-release-routes.ts';
import { runtimeConfigRoutes } from '../runtime-config-routes.ts';

export const route = unlabelRoute(runtimeConfigRoutes);
