import { kmsCheckpointKey } from '@patchbay/aws/audit-signing';
import { loadAuditSigningConfig } from '@patchbay/config';
import { createAuditService, createVerifyChain } from '@patchbay/core/audit';
import { verificationKey } from '@patchbay/core/session-tokens';
import { composeOnce } from '@patchbay/http/handler';
import { createAuditChainRepository, createAuditEventRepository } from '@patchbay/mongo';
import { composeBase } from '../compose.ts';
import { composeEdge, configSources } from '../edge-compose.ts';

/** The audit trail of a tenant. */
export const compose = /* @__PURE__ */ composeOnce(async () => {
  const { database, edge } = await composeBase();
  return { edge, auditEvents: createAuditService({ auditEvents: createAuditEventRepository(database) }) };
});

/** The chain that the trail is sealed into. */
export const composeVerifying = /* @__PURE__ */ composeOnce(async () => {
  const [{ database, edge }, { signing_key_id }] = await Promise.all([
    composeBase(),
    loadAuditSigningConfig(configSources),
  ]);
  const chains = createAuditChainRepository(database);
  return { edge, verify: createVerifyChain({ chains, key: kmsCheckpointKey(signing_key_id) }) };
});

/** The public half of the key under checkpoints. */
export const composeKeys = /* @__PURE__ */ composeOnce(async () => {
  const [edge, { signing_key_id }] = await Promise.all([composeEdge(), loadAuditSigningConfig(configSources)]);
  const key = kmsCheckpointKey(signing_key_id);
  return { edge, jwks: async () => ({ keys: [await verificationKey(key)] }) };
});
