import { restoreRoute } from '../../registry-routes.ts';
import { toolRoutes } from '../tool-routes.ts';

export const route = restoreRoute(toolRoutes);
