import { toolRegistry } from '@patchbay/core/tool-registry';
import { registryRoutes } from '../registry-routes.ts';

export const toolRoutes = registryRoutes(toolRegistry);
