import { listVersionsRoute } from '../../registry-release-routes.ts';
import { promptRoutes } from '../prompt-routes.ts';

export const route = listVersionsRoute(promptRoutes);
