import { runtimeConfigRoutes } from '../runtime-config-routes.ts';

export const route = runtimeConfigRoutes.versionDependents;
