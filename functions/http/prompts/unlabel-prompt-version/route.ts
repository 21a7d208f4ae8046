import { unlabelRoute } from '../../registry-release-routes.ts';
import { promptRoutes } from '../prompt-routes.ts';

export const route = unlabelRoute(promptRoutes);
