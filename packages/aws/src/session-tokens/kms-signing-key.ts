import { createPublicKey } from 'node:crypto';
import { GetPublicKeyCommand, KMSClient, SignCommand } from '@aws-sdk/client-kms';
import type { PublicJwk, SigningKey } from '@patchbay/core/session-tokens';
import { joseSignature } from './der-signature.ts';

/**
 * A KMS key of type ECC_NIST_P256 as an ES256 signer. The private half never leaves KMS; the public half is read once a
 * container.
 */
export function kmsSigningKey(keyId: string, client = new KMSClient({})): SigningKey {
  let publicKey: Promise<PublicJwk> | undefined;

  async function fetchPublicKey(): Promise<PublicJwk> {
    const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId: keyId }));
    const jwk = createPublicKey({ key: Buffer.from(PublicKey ?? []), format: 'der', type: 'spki' }).export({
      format: 'jwk',
    });
    return { kty: 'EC', crv: 'P-256', x: jwk.x ?? '', y: jwk.y ?? '' };
  }

  return {
    publicJwk() {
      publicKey ??= fetchPublicKey().catch((error) => {
        publicKey = undefined;
        throw error;
      });
      return publicKey;
    },

    async sign(input) {
      const { Signature } = await client.send(
        new SignCommand({ KeyId: keyId, Message: input, MessageType: 'RAW', SigningAlgorithm: 'ECDSA_SHA_256' }),
      );
      return joseSignature(Signature ?? new Uint8Array());
    },
  };
}
