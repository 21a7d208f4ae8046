import { versionDependentsRoute } from '../../registry-release-routes.ts';
import { runtimeConfigRoutes } from '../runtime-config-routes.ts';

export const route = versionDependentsRoute(runtimeConfigRoutes);
