export { secretsManagerSource } from './secrets-manager-source.ts';
export { secretsManagerReader, secretsManagerVault } from './tenant-secrets.ts';
