import { deployApp, type StackOutputs } from '../deploy/deploy-app.ts';
import type { Stack } from '../stack/stack.ts';
import { LOCAL_STAGE } from './addresses.ts';

/**
 * Deploys the built product into the stack's emulator; its functions are told where the stack's other components are.
 * @throws {ToolError} a synth or deploy that failed, with the tail of what CDK said
 */
export function deployProduct(
  { endpoints, state_dir }: Stack,
  on_progress: (message: string) => void,
  signal?: AbortSignal,
): Promise<{ outputs: StackOutputs; deployed: boolean }> {
  const { aws_endpoint_url, chroma_url, livekit, openai } = endpoints;
  const addresses = { livekit_url: livekit.url, chroma_url, openai_base_url: openai.base_url };
  const context = { target: 'local', stage: LOCAL_STAGE, ...addresses };
  return deployApp({ aws_endpoint_url, state_dir, context, on_progress, signal });
}
