import { secretOfAlpha } from '../alpha/internals.ts';
export const stolen = secretOfAlpha;
