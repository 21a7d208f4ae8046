import { diffRoute } from '../../registry-release-routes.ts';
import { toolRoutes } from '../tool-routes.ts';

export const route = diffRoute(toolRoutes);
