import { diffArrays } from 'diff';

export const compares = diffArrays;
