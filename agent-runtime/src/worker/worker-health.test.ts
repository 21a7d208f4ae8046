import { describe, expect, it, onTestFinished } from 'vitest';
import { type StandingDeps, serveHealth, standingOf } from './worker-health.ts';

const NOW = 1_000_000;
const well: StandingDeps = {
  isDraining: () => false,
  isOutdated: () => false,
  livekitAt: () => NOW,
  databaseAt: () => NOW,
  lost_after_ms: 60_000,
  activeJobs: () => 0,
  max_jobs: 10,
  agent_name: 'patchbay',
  generation: 7,
  now: () => NOW,
};

async function asked(change: Partial<StandingDeps>) {
  const health = await serveHealth(() => standingOf({ ...well, ...change }), { host: '127.0.0.1', port: 0 });
  onTestFinished(health.close);
  const get = (path: string) => fetch(`http://127.0.0.1:${health.port}${path}`);
  const [ready, live] = [await get('/'), await get('/live')];
  const body = (await ready.json()) as { status: string };
  return { ready: ready.status, live: live.status, body, other: (await get('/secret')).status };
}

describe('the health of a worker', () => {
  it('is green with what it holds when it is connected', async () => {
    expect(await asked({ activeJobs: () => 3 })).toEqual({
      ready: 200,
      live: 200,
      body: { status: 'ok', active_jobs: 3, max_jobs: 10, agent_name: 'patchbay', generation: 7 },
      other: 404,
    });
  });

  it.each<[string, Partial<StandingDeps>, number, number]>([
    ['not_ready', { livekitAt: () => undefined }, 503, 503],
    ['ok', { livekitAt: () => NOW - 60_000 }, 200, 200],
    ['livekit_lost', { livekitAt: () => NOW - 60_001 }, 503, 503],
    ['livekit_lost', { livekitAt: () => NOW - 60_001, activeJobs: () => 1 }, 503, 200],
    ['database_lost', { databaseAt: () => NOW - 60_001 }, 503, 200],
    ['draining', { isDraining: () => true, isOutdated: () => true }, 503, 200],
    ['outdated', { isOutdated: () => true }, 200, 200],
  ])('is %s: %o answers %i, and %i to who would kill it', async (status, change, ready, live) => {
    const found = await asked(change);
    expect([found.body.status, found.ready, found.live]).toEqual([status, ready, live]);
  });
});
