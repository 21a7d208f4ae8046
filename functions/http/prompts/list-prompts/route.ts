import { listRoute } from '../../registry-routes.ts';
import { promptRoutes } from '../prompt-routes.ts';

export const route = listRoute(promptRoutes);
