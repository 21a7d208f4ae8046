import { mongo } from '../../mongo/src/index.ts';
export const both = mongo;
