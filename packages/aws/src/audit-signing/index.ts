export { kmsCheckpointKey } from './kms-checkpoint-key.ts';
