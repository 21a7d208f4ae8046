export { type Answer, Caller, type Heard, waitFor } from './caller.ts';
