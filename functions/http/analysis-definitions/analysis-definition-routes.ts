import { analysisDefinitionRegistry } from '@patchbay/core/conversation-analysis';
import { registryCommons } from '../registry-common-routes.ts';

export const analysisDefinitionRoutes = registryCommons(analysisDefinitionRegistry);
