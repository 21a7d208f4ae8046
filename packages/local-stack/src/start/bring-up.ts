import type { ComponentName } from '../components/component.ts';
import { COMPONENTS } from '../components/index.ts';
import { buildProduct } from '../deploy/build-product.ts';
import { deployApp } from '../deploy/deploy-app.ts';
import { LOCAL_STAGE, type ProductAddresses } from '../product/addresses.ts';
import { configureProduct } from '../product/configure-product.ts';
import type { LocalOperator } from '../product/ensure-operator.ts';
import { cacheDir } from '../stack/directories.ts';
import { readOverrides } from '../stack/endpoints.ts';
import type { Stack } from '../stack/stack.ts';
import { startStack } from '../stack/start-stack.ts';
import { showStackEvents } from '../terminal/stack-events.ts';
import type { Steps } from '../terminal/steps.ts';

/** The product, up on this machine. */
export type Product = {
  stack: Stack;
  addresses: ProductAddresses;
  operator: LocalOperator;
};

/** Everything that must be there before the deployment: its functions talk to these. */
const BASE: readonly ComponentName[] = ['mongod', 'chroma', 'aws-emulator', 'model-server'];

/**
 * Brings the product up: databases, emulator and models beside the build; then the CDK app into the emulator; then
 * LiveKit and the agent runtime, which need what the deployment put out.
 */
export async function bringUp(steps: Steps, signal: AbortSignal): Promise<Product> {
  const log = showStackEvents(steps);
  const [started, built, prepared] = await Promise.allSettled([
    startStack({ components: BASE, log, signal }),
    steps.run('build', ({ update }) => buildProduct(update)),
    prepareLiveKit(steps, signal),
  ]);
  const stack = started.status === 'fulfilled' ? started.value : undefined;
  try {
    const failed = [started, built, prepared].find((result) => result.status === 'rejected');
    if (failed || !stack) throw failed?.reason;
    const { outputs } = await steps.run(
      'deploy',
      (step) => deploy(stack, step.update, signal),
      ({ deployed }) => (deployed ? '' : steps.style.dim('unchanged')),
    );
    const configured = await steps.run('configure', ({ update }) => configureProduct(stack, outputs, update));
    await stack.start('livekit-server', configured.livekit_options);
    await stack.start('agent-runtime', configured.runtime_options);
    return { stack, ...configured };
  } catch (error) {
    await stack?.stop();
    throw error;
  }
}

/** The longest part of a first start, a build of minutes, runs beside everything else. */
async function prepareLiveKit(steps: Steps, signal: AbortSignal): Promise<void> {
  if (readOverrides(process.env)['livekit-server']) return;
  const cache_dir = cacheDir(process.env);
  const livekit = COMPONENTS['livekit-server'];
  let step: ReturnType<Steps['step']> | undefined;
  try {
    await livekit.prepare({
      cache_dir,
      signal,
      on_progress: (message) => {
        step ??= steps.step('livekit build');
        step.update(message);
      },
    });
    step?.done();
  } catch (error) {
    step?.fail();
    throw error;
  }
}

function deploy(stack: Stack, on_progress: (message: string) => void, signal: AbortSignal) {
  const { aws_endpoint_url, chroma_url, livekit, openai } = stack.endpoints;
  const context = {
    target: 'local',
    stage: LOCAL_STAGE,
    livekit_url: livekit.url,
    chroma_url,
    openai_base_url: openai.base_url,
  };
  return deployApp({ aws_endpoint_url, state_dir: stack.state_dir, context, on_progress, signal });
}
