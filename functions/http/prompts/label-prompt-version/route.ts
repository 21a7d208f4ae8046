import { promptRoutes } from '../prompt-routes.ts';

export const route = promptRoutes.label;
