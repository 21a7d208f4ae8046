import { setTimeout } from 'node:timers/promises';
import type { TestDatabase } from '@patchbay/testing';

interface Operation {
  readonly desc?: string;
  readonly client?: string;
  readonly lsid?: { readonly id: unknown; readonly uid: unknown };
  readonly transaction?: object;
}

const EVERY_MS = 200;

/**
 * Ends transactions whose process is dead, again and again until it is stopped. MongoDB does so by itself after a minute
 * (transactionLifetimeLimitSeconds), and until then nobody can write what they wrote: the state machine's retries
 * outlast it, and a test need not wait.
 */
export function endDeadTransactions(test: Pick<TestDatabase, 'client'>): { stop(): Promise<void> } {
  let going = true;
  const loop = (async () => {
    while (going) {
      await endThem(test);
      await setTimeout(EVERY_MS);
    }
  })();
  return {
    async stop() {
      going = false;
      await loop;
    },
  };
}

async function endThem({ client }: Pick<TestDatabase, 'client'>): Promise<void> {
  const admin = client.db('admin');
  const now = { $currentOp: { allUsers: true, idleConnections: true, idleSessions: true } };
  const operations = (await admin.aggregate([now], { readConcern: { level: 'local' } }).toArray()) as Operation[];
  const alive = new Set(operations.filter(({ desc = '' }) => desc.startsWith('conn')).map((one) => one.client));
  const dead = operations.filter(
    (one) => one.desc === 'inactive transaction' && one.transaction !== undefined && !alive.has(one.client),
  );
  const patterns = dead.flatMap(({ lsid }) => (lsid === undefined ? [] : [{ lsid }]));
  if (patterns.length > 0) await admin.command({ killAllSessionsByPattern: patterns });
}
