export { secretsManagerSource } from './secrets-manager-source.ts';
