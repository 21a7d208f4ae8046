import { promptRegistry } from '@patchbay/core/prompt-registry';
import { registryRoutes } from '../registry-routes.ts';

export const promptRoutes = registryRoutes(promptRegistry);
