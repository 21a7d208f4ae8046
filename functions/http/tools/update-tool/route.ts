import { updateRoute } from '../../registry-routes.ts';
import { toolRoutes } from '../tool-routes.ts';

export const route = updateRoute(toolRoutes);
