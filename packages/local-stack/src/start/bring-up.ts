import { checkTools } from '../../bootstrap/tools.mjs';
import type { ComponentName } from '../components/component.ts';
import { prepareComponents } from '../components/prepare.ts';
import { HAS_REDIS } from '../components/redis.ts';
import { buildProduct } from '../deploy/build-product.ts';
import type { ProductAddresses } from '../product/addresses.ts';
import { configureProduct } from '../product/configure-product.ts';
import { deployProduct } from '../product/deploy-product.ts';
import type { LocalOperator } from '../product/ensure-operator.ts';
import { cacheDir, REPOSITORY_DIR } from '../stack/directories.ts';
import { readOverrides } from '../stack/endpoints.ts';
import type { Stack } from '../stack/stack.ts';
import { startStack } from '../stack/start-stack.ts';
import { showStackEvents } from '../terminal/stack-events.ts';
import type { Step, Steps } from '../terminal/steps.ts';
import { voiceObstacle } from './voice-obstacle.ts';

/** The product, up on this machine. */
export type Product = {
  stack: Stack;
  addresses: ProductAddresses;
  operator: LocalOperator;
  /** False where there is no LiveKit server (nothing to build one with, and none of the user's own), or no network. */
  has_voice: boolean;
};

export type BringUpOptions = { fresh: boolean; steps: Steps; signal: AbortSignal };

/** Everything that must be there before the deployment: its functions talk to these. */
const BASE: readonly ComponentName[] = [
  'mongod',
  'chroma',
  'aws-emulator',
  'model-server',
  ...(HAS_REDIS ? (['redis'] as const) : []),
];

/**
 * Brings the product up: databases, emulator and models beside the build; then the CDK app into the emulator; then
 * LiveKit and the agent runtime, which need what the deployment put out. On failure everything is stopped again.
 */
export async function bringUp({ fresh, steps, signal }: BringUpOptions): Promise<Product> {
  const obstacle = voiceObstacle(checkTools(REPOSITORY_DIR, process.env));
  const has_voice = obstacle === undefined;
  // Side by side; all of them settle before anything is stopped.
  const [started, ...others] = await Promise.allSettled([
    startStack({ components: BASE, fresh, database_access: 'roles', log: showStackEvents(steps), signal }),
    steps.run('build', ({ update }) => buildProduct(update, signal)),
    has_voice ? prepareLiveKit(steps, signal) : undefined,
  ]);
  if (started.status === 'rejected') throw started.reason;
  const stack = started.value;
  try {
    for (const other of others) if (other.status === 'rejected') throw other.reason;
    const { outputs } = await steps.run(
      'deploy',
      ({ update }) => deployProduct(stack, update, signal),
      ({ deployed }) => (deployed ? '' : steps.style.dim('unchanged')),
    );
    const configured = await steps.run('configure', ({ update }) => configureProduct(stack, outputs, update));
    if (has_voice) {
      await stack.start('livekit-server', configured.livekit_options);
      await stack.start('agent-runtime', configured.runtime_options);
    } else steps.line(`  - no voice: ${obstacle} (npm run doctor says more)`);
    return { stack, has_voice, ...configured };
  } catch (error) {
    await stack.stop();
    throw error;
  }
}

/** The longest part of a first start, a build of minutes, runs beside everything else; shown only when it happens. */
async function prepareLiveKit(steps: Steps, signal: AbortSignal): Promise<void> {
  if (readOverrides(process.env)['livekit-server']) return;
  let step: Step | undefined;
  const on_progress = (message: string) => {
    step ??= steps.step('livekit build');
    step.update(message);
  };
  try {
    await prepareComponents(['livekit-server'], { cache_dir: cacheDir(process.env), signal, on_progress });
    step?.done();
  } catch (error) {
    step?.fail();
    throw error;
  }
}
