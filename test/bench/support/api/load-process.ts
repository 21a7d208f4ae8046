import { Agent, get } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Load, LoadOutcome } from './load.ts';

const { url, token, per_second, seconds } = JSON.parse(process.argv[2] ?? '') as Load;
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const answered_ms: number[] = [];
const statuses: Record<string, number> = {};
let without_retry_after = 0;

/** Time counts from when the request was due: one that has to wait for its turn is late, too. */
function ask(due: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const request = get(url, { agent, headers: { authorization: `Bearer ${token}` } }, (response) => {
      const status = response.statusCode ?? 0;
      response.resume().once('end', () => {
        statuses[status] = (statuses[status] ?? 0) + 1;
        if (status === 200) answered_ms.push(performance.now() - due);
        if (status === 429 && response.headers['retry-after'] === undefined) without_retry_after += 1;
        resolve();
      });
    });
    request.once('error', reject);
  });
}

const asked: Promise<void>[] = [];
const since = performance.now();
for (let count = 0; count < per_second * seconds; count += 1) {
  const due = since + (count * 1_000) / per_second;
  const early = due - performance.now();
  if (early > 1) await sleep(early);
  asked.push(ask(due));
}
await Promise.all(asked);
agent.destroy();
process.send?.({ answered_ms, statuses, without_retry_after } satisfies LoadOutcome, () => process.disconnect());
