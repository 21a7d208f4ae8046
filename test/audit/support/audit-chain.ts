import { generateKeyPairSync, sign, verify } from 'node:crypto';
import { randomSource } from '@patchbay/config';
import {
  type AuditVerification,
  type CheckpointKey,
  createSealAllChains,
  createSealChain,
  createVerifyChain,
  type SealLimits,
  sealerScope,
  verifyAuditEventsSchema,
} from '@patchbay/core/audit';
import type { ActorScope, Change, RequestOrigin } from '@patchbay/core/kernel';
import { createAuditChainRepository, createSealingWatchList } from '@patchbay/mongo';
import { fixedClock, openTestDatabase, type TestClock, type TestDatabase, timedIds } from '@patchbay/testing';

/** A key of this process in the place of the one in KMS. */
export function localCheckpointKey(): CheckpointKey {
  const { publicKey, privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const { x = '', y = '' } = publicKey.export({ format: 'jwk' });
  const dsaEncoding = 'ieee-p1363';
  return {
    publicJwk: async () => ({ kty: 'EC', crv: 'P-256', x, y }),
    sign: async (input) => sign('sha256', input, { key: privateKey, dsaEncoding }),
    verify: async (input, signature) => verify('sha256', input, { key: publicKey, dsaEncoding }, signature),
  };
}

export const SEALER_ORIGIN: RequestOrigin = { request_id: 'seal', source: 'scheduler' };

/** The chain over a database of its own, with the product's own code and a clock that tests move. */
export async function openAuditChain() {
  const clock: TestClock = fixedClock();
  const db: TestDatabase = await openTestDatabase({ clock, ids: timedIds(clock) });
  const chains = createAuditChainRepository(db.database);
  const watchList = createSealingWatchList(db.database);
  const key = localCheckpointKey();
  const deps = { chains, key, unitOfWork: db.unit_of_work, clock, random: randomSource };
  const sealChain = createSealChain(deps);
  const sealAll = createSealAllChains({ watchList, sealChain, clock });
  const verifyChain = createVerifyChain({ chains, key });
  const now = (): SealLimits => ({ settle_ms: 0, deadline: new Date(clock.now().getTime() + 60_000) });

  return {
    clock,
    db,
    chains,
    key,
    deps,
    sealChain,
    sealAll: (settle_ms = 0) => sealAll(SEALER_ORIGIN, settle_ms),
    seal: (tenantId: string | null) => sealChain(sealerScope(tenantId, SEALER_ORIGIN), now()),
    verify: (scope: ActorScope, query: Record<string, string> = {}): Promise<AuditVerification> =>
      verifyChain(scope, verifyAuditEventsSchema.parse(query)),
    /** Records changes one after the other, a second apart. */
    async record(scope: ActorScope, count: number, fields: Partial<Change> = {}): Promise<void> {
      for (let number = 0; number < count; number += 1) {
        clock.advance(1_000);
        await db.unit_of_work.run(scope, async (work) => {
          const entity = { type: 'file', id: `fil_${number}` } as const;
          work.record({ action: 'file.created', entity, old_value: null, new_value: { number }, ...fields });
        });
      }
    },
    /** A collection as root has it: nothing guards it. */
    raw: (name: string) => db.client.db(db.name).collection<{ _id: string; [field: string]: unknown }>(name),
  };
}
