import { runtimeConfigRegistry } from '@patchbay/core/runtime-config';
import { registryCommons } from '../registry-common-routes.ts';

export const runtimeConfigRoutes = registryCommons(runtimeConfigRegistry);
