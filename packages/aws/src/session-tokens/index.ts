export { joseSignature } from './der-signature.ts';
export { kmsSigningKey } from './kms-signing-key.ts';
