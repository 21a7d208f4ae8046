import { unlabelRoute } from '../../registry-release-routes.ts';
import { toolRoutes } from '../tool-routes.ts';

export const route = unlabelRoute(toolRoutes);
