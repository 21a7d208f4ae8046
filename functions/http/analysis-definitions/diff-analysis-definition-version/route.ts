import { diffRoute } from '../../registry-release-routes.ts';
import { analysisDefinitionRoutes } from '../analysis-definition-routes.ts';

export const route = diffRoute(analysisDefinitionRoutes);
