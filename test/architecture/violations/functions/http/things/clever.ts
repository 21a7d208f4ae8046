import { mongo } from '../../../packages/mongo/src/index.ts';
export const clever = mongo;
