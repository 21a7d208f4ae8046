import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type InternalKey, type NonceStore, verifyInternalRequest } from '@patchbay/core/internal-auth';
import { isAppError } from '@patchbay/core/kernel';
import { type AnnouncedGenerations, announceGenerationSchema } from '@patchbay/core/runtime-generations';
import { type SessionReport, sessionReportsSchema } from '@patchbay/core/session-orchestrator';
import type { z } from 'zod';

/** The receiving end of session reports: it verifies, keeps what comes next in order, and says how far it got. */
export interface ReportReceiver {
  readonly url: string;
  reportsOf(sessionId: string): readonly SessionReport[];
  /** While away, every request is answered 503. */
  setAway(isAway: boolean): void;
  close(): Promise<void>;
}

export async function startReportReceiver(
  key: InternalKey,
  generations?: Pick<AnnouncedGenerations, 'announce'>,
  /** Stores what a session's agent reports, repeats included, before it counts as accepted. */
  store: (sessionId: string, sent: z.output<typeof sessionReportsSchema>) => Promise<void> = async () => undefined,
): Promise<ReportReceiver> {
  /** By session, then by run: each numbers its own. */
  const kept = new Map<string, Map<string, SessionReport[]>>();
  const nonces = memoryNonces();
  let isAway = false;

  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const path = request.url ?? '';
    const answer = (status: number, value: object) => {
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(value));
    };
    if (isAway) return answer(503, {});
    try {
      const headers = request.headers as Record<string, string | undefined>;
      const clock = { now: () => new Date() };
      await verifyInternalRequest(
        { method: request.method ?? '', path, body, headers },
        { keys: [key], clock, nonces },
      );
      if (generations !== undefined && path === '/internal/v1/runtime-generations') {
        return answer(200, await generations.announce(announceGenerationSchema.parse(JSON.parse(body.toString()))));
      }
      const sessionId = path.split('/')[4] ?? '';
      const sent = sessionReportsSchema.parse(JSON.parse(body.toString()));
      await store(sessionId, sent);
      const { reports, run_id } = sent;
      const runs = kept.get(sessionId) ?? new Map<string, SessionReport[]>();
      kept.set(sessionId, runs);
      const stored = runs.get(run_id) ?? [];
      runs.set(run_id, stored);
      const fresh = reports.filter(({ seq }, index) => seq > stored.length && seq === (reports[0]?.seq ?? 0) + index);
      const next = fresh[0]?.seq === stored.length + 1 ? fresh : [];
      stored.push(...next);
      return answer(200, { accepted_seq: stored.length });
    } catch (error) {
      return answer(isAppError(error) ? error.status : 400, { error: String(error) });
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    reportsOf: (sessionId) => [...(kept.get(sessionId)?.values() ?? [])].flat(),
    setAway: (value) => {
      isAway = value;
    },
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function memoryNonces(): NonceStore {
  const used = new Set<string>();
  return {
    async claim({ key_id, nonce }) {
      const name = `${key_id} ${nonce}`;
      if (used.has(name)) return false;
      used.add(name);
      return true;
    },
  };
}
