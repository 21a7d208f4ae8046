import type { ComponentName } from '../components/component.ts';
import type { Endpoints } from '../stack/endpoints.ts';
import { probeAws } from './aws.ts';
import { probeChroma } from './chroma.ts';
import { probeLiveKit } from './livekit.ts';
import { probeMongo } from './mongodb.ts';
import { probeOpenAi } from './openai.ts';

/**
 * Checks that a server of the user's own can stand in for a component.
 * @throws {OverrideError} saying which variable is meant, what is wrong and what to do
 */
export async function probeOverride(
  name: Exclude<ComponentName, 'agent-runtime'>,
  endpoints: Endpoints,
  env: NodeJS.ProcessEnv,
): Promise<void> {
  if (name === 'mongod') return probeMongo(endpoints.mongodb_uri);
  if (name === 'chroma') return probeChroma(endpoints.chroma_url);
  if (name === 'aws-emulator') return probeAws(endpoints.aws_endpoint_url, env);
  if (name === 'livekit-server') return probeLiveKit(endpoints.livekit);
  return probeOpenAi(endpoints.openai);
}
