import { dependentsRoute } from '../../registry-release-routes.ts';
import { analysisDefinitionRoutes } from '../analysis-definition-routes.ts';

export const route = dependentsRoute(analysisDefinitionRoutes);
