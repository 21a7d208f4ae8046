import { fixture } from '../../testing/src/index.ts';
export const vector = fixture;
