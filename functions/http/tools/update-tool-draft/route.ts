import { updateDraftRoute } from '../../registry-routes.ts';
import { toolRoutes } from '../tool-routes.ts';

export const route = updateDraftRoute(toolRoutes);
