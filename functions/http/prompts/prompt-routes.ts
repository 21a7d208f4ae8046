import { promptRegistry } from '@patchbay/core/prompt-registry';
import { registryCommons } from '../registry-common-routes.ts';

export const promptRoutes = registryCommons(promptRegistry);
