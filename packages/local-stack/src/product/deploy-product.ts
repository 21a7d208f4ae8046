import { awsCredentials } from '../deploy/aws-call.ts';
import { deployApp, type StackOutputs } from '../deploy/deploy-app.ts';
import { openSecrets } from '../stack/secrets.ts';
import type { Stack } from '../stack/stack.ts';
import { LOCAL_STAGE, readSecretNames, STATE_STACK } from './addresses.ts';
import { fillSecrets } from './fill-secrets.ts';
import { type ProductSettings, readProductSettings } from './product-settings.ts';

/**
 * Deploys the built product into the stack's emulator; its functions are told where the stack's other components are.
 * @throws {Error} a synth or deploy that failed, with the tail of what CDK said and what may help
 */
export async function deployProduct(
  { endpoints, state_dir }: Stack,
  on_progress: (message: string) => void,
  signal?: AbortSignal,
  { outgoing_local_hosts, cors_origins, embedding_provider }: ProductSettings = readProductSettings(process.env),
): Promise<{ outputs: StackOutputs; deployed: boolean }> {
  const { aws_endpoint_url, chroma_url, livekit, openai } = endpoints;
  const addresses = {
    livekit_url: livekit.url,
    chroma_url,
    openai_base_url: openai.base_url,
    // Another provider than the stack's server has a model of its own.
    ...(embedding_provider ? { embedding_provider } : { embedding_model: openai.embedding_model }),
  };
  const context = {
    target: 'local',
    stage: LOCAL_STAGE,
    ...addresses,
    cors_origins,
    ...(outgoing_local_hosts && { outgoing_local_hosts }),
  };
  // As docs/runbooks/deploy.md has it: the deployment itself migrates the database, so its credential must be there.
  const target = { aws_endpoint_url, credentials: awsCredentials(process.env) };
  const first = {
    stack: STATE_STACK,
    prepare: (outputs: StackOutputs) =>
      fillSecrets(target, readSecretNames(outputs), endpoints, openSecrets(state_dir)),
  };
  try {
    return await deployApp({ aws_endpoint_url, state_dir, context, first, on_progress, signal });
  } catch (error) {
    const hint =
      'If an earlier version made the state, `npm start -- --fresh` begins anew (what was stored locally goes).';
    throw new Error(`${(error as Error).message}\n  ${hint}`, { cause: error });
  }
}
