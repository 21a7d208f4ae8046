import { OverrideError } from '../stack/endpoints.ts';
import { request } from './request.ts';

/** Checks that CHROMA_URL is a Chroma server with the v2 API. */
export async function probeChroma(url: string): Promise<void> {
  const { status } = await request('CHROMA_URL', `${url.replace(/\/$/, '')}/api/v2/heartbeat`);
  if (status !== 200)
    throw new OverrideError(`CHROMA_URL: ${url} is no Chroma server with the v2 API (HTTP ${status})`);
}
