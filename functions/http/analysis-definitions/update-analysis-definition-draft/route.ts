import { updateDraftRoute } from '../../registry-routes.ts';
import { analysisDefinitionRoutes } from '../analysis-definition-routes.ts';

export const route = updateDraftRoute(analysisDefinitionRoutes);
