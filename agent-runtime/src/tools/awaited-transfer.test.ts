import type { TransferOutcome } from '@patchbay/core/session-tools';
import { describe, expect, it } from 'vitest';
import type { TransferAnswer } from './agent-transfer.ts';
import { awaitedTransfer } from './awaited-transfer.ts';

const blind = { mode: 'blind', to: '+493012345678', play_dialtone: true, headers: {} } as const;
const warm = { mode: 'warm', to: '+493012345678', headers: {} } as const;

/** An API that answers so, and a room in which it is told what came of a transfer. */
function line(ask: () => Promise<TransferAnswer>) {
  const told = Promise.withResolvers<TransferOutcome>();
  const seen: string[] = [];
  const transfer = awaitedTransfer(
    async () => {
      seen.push('asked');
      return ask();
    },
    {
      awaitTransfer() {
        if (seen.includes('awaited')) return null;
        seen.push('awaited');
        return { outcome: told.promise, stop: () => void seen.push('stopped') };
      },
    },
  );
  return { transfer, seen, tell: told.resolve };
}

describe('a transfer that is awaited', () => {
  it('is over, blind, with the answer of the API', async () => {
    const { transfer, seen } = line(async () => ({ outcome: 'refused', sip_status_code: 486 }));
    expect(await transfer(blind)).toEqual({ outcome: 'refused', sip_status_code: 486 });
    expect(seen).toEqual(['asked']);
  });

  it('is over, warm, when the room tells what came of it: it is listened to before anybody is asked', async () => {
    const { transfer, seen, tell } = line(async () => ({ outcome: 'begun' }));
    const outcome = transfer(warm);
    expect(await transfer(warm)).toEqual({ outcome: 'under_way' });
    expect(seen).toEqual(['awaited', 'asked']);
    tell({ outcome: 'not_taken', result: 'declined' });
    expect(await outcome).toEqual({ outcome: 'not_taken', result: 'declined' });
    expect(seen.at(-1)).toBe('stopped');
  });

  it('asks again where the last one is not written down as over yet, and not where another one is under way', async () => {
    const answers: TransferAnswer['outcome'][] = ['under_way', 'begun', 'under_way', 'under_way', 'begun'];
    const asked: string[] = [];
    const transfer = awaitedTransfer(
      async () => {
        const outcome = answers[asked.length];
        asked.push(`${outcome}`);
        return { outcome } as TransferAnswer;
      },
      { awaitTransfer: () => ({ outcome: Promise.resolve({ outcome: 'not_taken', result: 'busy' }), stop() {} }) },
    );
    expect(await transfer(warm)).toEqual({ outcome: 'under_way' });
    expect(asked).toHaveLength(1);
    expect(await transfer(warm)).toEqual({ outcome: 'not_taken', result: 'busy' });
    expect(await transfer(warm)).toEqual({ outcome: 'not_taken', result: 'busy' });
    expect(asked).toEqual(answers);
  });

  it('waits for nothing where none has begun', async () => {
    const refused = line(async () => ({ outcome: 'not_allowed' }));
    expect(await refused.transfer(warm)).toEqual({ outcome: 'not_allowed' });
    const lost = line(() => Promise.reject(new Error('the answer is lost')));
    await expect(lost.transfer(warm)).rejects.toThrow('the answer is lost');
    expect([refused.seen.at(-1), lost.seen.at(-1)]).toEqual(['stopped', 'stopped']);
  });
});
