import { runtimeConfigRegistry } from '@patchbay/core/runtime-config';
import { registryRoutes } from '../registry-routes.ts';

export const runtimeConfigRoutes = registryRoutes(runtimeConfigRegistry);
