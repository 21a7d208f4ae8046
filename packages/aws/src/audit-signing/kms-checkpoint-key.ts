import { createPublicKey, verify } from 'node:crypto';
import { KMSClient } from '@aws-sdk/client-kms';
import type { CheckpointKey } from '@patchbay/core/audit';
import { kmsSigningKey } from '../session-tokens/kms-signing-key.ts';

/**
 * The KMS key (ECC_NIST_P256) under audit checkpoints. Signing is KMS's; checking is done here with the public half,
 * which is read once a container.
 */
export function kmsCheckpointKey(keyId: string, client = new KMSClient({})): CheckpointKey {
  const key = kmsSigningKey(keyId, client);
  return {
    ...key,
    async verify(input, signature) {
      const jwk = createPublicKey({ key: { ...(await key.publicJwk()) }, format: 'jwk' });
      return verify('sha256', input, { key: jwk, dsaEncoding: 'ieee-p1363' }, signature);
    },
  };
}
