import { getVersionRoute } from '../../registry-release-routes.ts';
import { promptRoutes } from '../prompt-routes.ts';

export const route = getVersionRoute(promptRoutes);
