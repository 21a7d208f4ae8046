import { versionDependentsRoute } from '../../registry-release-routes.ts';
import { toolRoutes } from '../tool-routes.ts';

export const route = versionDependentsRoute(toolRoutes);
