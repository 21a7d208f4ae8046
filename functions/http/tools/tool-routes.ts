import { toolRegistry } from '@patchbay/core/tool-registry';
import { registryCommons } from '../registry-common-routes.ts';

export const toolRoutes = registryCommons(toolRegistry);
