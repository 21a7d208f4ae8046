import { toolRoutes } from '../tool-routes.ts';

export const route = toolRoutes.versionDependents;
