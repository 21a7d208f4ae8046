import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** How a worker is. */
export interface WorkerStanding {
  /** `ok` and `outdated` are green; an outdated worker ends by itself and must not be killed over its conversations. */
  readonly status: 'ok' | 'outdated' | 'draining' | 'not_ready' | 'livekit_lost' | 'database_lost';
  readonly active_jobs: number;
  readonly max_jobs: number;
  readonly agent_name: string;
  readonly generation: number | null;
}

export interface StandingDeps {
  readonly isDraining: () => boolean;
  readonly isOutdated: () => boolean;
  /** When each last answered, by `now`; undefined before the first time. */
  readonly livekitAt: () => number | undefined;
  readonly databaseAt: () => number;
  /** How long each may be away. */
  readonly lost_after_ms: number;
  readonly activeJobs: () => number;
  readonly max_jobs: number;
  readonly agent_name: string;
  readonly generation: number | null;
  readonly now?: () => number;
}

export function standingOf(deps: StandingDeps): WorkerStanding {
  const now = (deps.now ?? (() => performance.now()))();
  const { max_jobs, agent_name, generation } = deps;
  const statusNow = (): WorkerStanding['status'] => {
    if (deps.isDraining()) return 'draining';
    const livekitAt = deps.livekitAt();
    if (livekitAt === undefined) return 'not_ready';
    if (now - livekitAt > deps.lost_after_ms) return 'livekit_lost';
    if (now - deps.databaseAt() > deps.lost_after_ms) return 'database_lost';
    return deps.isOutdated() ? 'outdated' : 'ok';
  };
  return { status: statusNow(), active_jobs: deps.activeJobs(), max_jobs, agent_name, generation };
}

/**
 * Serves two questions. `GET /`: may this worker get conversations? `GET /live`: is it better left alone? The second is
 * for who would kill a worker that says no: one that holds conversations always says yes, since they go on without
 * LiveKit's dispatch and without the database.
 *
 * @returns the port, and what ends it.
 */
export async function serveHealth(
  standing: () => WorkerStanding,
  { host, port }: { readonly host: string; readonly port: number },
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const server = createServer((request, response) => {
    if (request.url !== '/' && request.url !== '/live') {
      response.writeHead(404).end();
      return;
    }
    const now = standing();
    const isGreen = now.status === 'ok' || now.status === 'outdated';
    const isLive = isGreen || now.active_jobs > 0 || now.status === 'draining' || now.status === 'database_lost';
    response.writeHead((request.url === '/' ? isGreen : isLive) ? 200 : 503, { 'content-type': 'application/json' });
    response.end(JSON.stringify(now));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
