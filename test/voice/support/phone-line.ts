import { execFile } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { listen } from '@patchbay/http/host';
import { startStack } from '@patchbay/local-stack';
import { startApi } from '../../api/support/api.ts';
import { PLACEHOLDER_ENVIRONMENT } from '../../api/support/environment.ts';
import type { MediaServer } from '../../calls/support/sip-phone.ts';
import { makeAwsResources } from '../../sessions/support/aws-resources.ts';
import { mediaServerAt } from '../../sessions/support/media-server.ts';
import { startWorker } from './worker.ts';

const AGENT_RUNTIME = resolve(import.meta.dirname, '../../../agent-runtime');

/**
 * Everything between a telephone and an agent, for real: the API on a port, LiveKit's server with its trunks, which
 * tells the API by webhooks who calls, models that hear and speak, and the compiled worker, which reports to the API.
 *
 * @param env more variables for the API, for those who know its media server
 */
export async function startPhoneLine(
  env: (server: MediaServer) => Promise<Record<string, string>> = () => Promise.resolve({}),
) {
  const [stack, aws] = await Promise.all([
    startStack({ components: ['redis', 'model-server'], ports: 'ephemeral', persist: false }),
    makeAwsResources(),
    promisify(execFile)(process.execPath, [resolve(AGENT_RUNTIME, 'build.ts')]),
  ]);
  const { livekit, openai } = stack.endpoints;
  const media = mediaServerAt(livekit);
  const shared = {
    LIVEKIT_URL: livekit.url,
    LIVEKIT_API_KEY: livekit.api_key,
    LIVEKIT_API_SECRET: livekit.api_secret,
    OPENAI_BASE_URL: openai.base_url,
    OPENAI_API_KEY: openai.api_key,
    INTERNAL_HMAC_KEYS: PLACEHOLDER_ENVIRONMENT['INTERNAL_HMAC_KEYS'] ?? '',
  };
  const more = await env({ url: livekit.url, api_key: livekit.api_key, api_secret: livekit.api_secret });
  const api = await startApi({ env: { ...PLACEHOLDER_ENVIRONMENT, ...aws.env, ...shared, ...more } });
  const server = await listen(api.host);
  await stack.start('livekit-server', { webhook_url: `${server.url}/webhooks/livekit` });
  const spool = await mkdtemp(join(tmpdir(), 'reports-'));
  const worker = await startWorker(resolve(AGENT_RUNTIME, 'dist/main.js'), {
    ...shared,
    AGENT_NAME: 'patchbay',
    MONGODB_URI: api.db.uri,
    MONGODB_DATABASE: api.db.name,
    CHROMA_URL: 'http://127.0.0.1:9',
    INTERNAL_API_URL: server.url,
    AGENT_RUNTIME_DRAIN_SECONDS: '2',
    AGENT_RUNTIME_SPOOL_DIR: spool,
  });
  return {
    ...{ api, media, worker },
    server: { url: livekit.url, api_key: livekit.api_key, api_secret: livekit.api_secret },
    /** Speech of a text as 16-bit mono PCM at 24 kHz. */
    async speech(text: string): Promise<Int16Array> {
      const response = await fetch(`${openai.base_url}/audio/speech`, {
        method: 'POST',
        headers: { authorization: `Bearer ${openai.api_key}`, 'content-type': 'application/json' },
        body: JSON.stringify({ model: 'flite-2', voice: 'slt', input: text, response_format: 'pcm' }),
      });
      if (!response.ok) throw new Error(`no speech: ${response.status} ${await response.text()}`);
      return new Int16Array(await response.arrayBuffer());
    },
    async stop() {
      await worker.stop();
      await stack.stop();
      await server.close();
      await rm(spool, { recursive: true, force: true });
    },
  };
}
export type PhoneLine = Awaited<ReturnType<typeof startPhoneLine>>;
