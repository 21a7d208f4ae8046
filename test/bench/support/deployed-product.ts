import { buildProduct, configureProduct, deployProduct, type Stack, startStack } from '@patchbay/local-stack';
import type { BenchContext } from './run-bench.ts';

/** The product, deployed for one bench on free ports with a state of its own, gone when the bench ends. */
export interface DeployedProduct extends Awaited<ReturnType<typeof configureProduct>> {
  readonly stack: Stack;
  /** Whether LiveKit and the agent runtime are there from the start: they are not. */
  readonly has_voice: boolean;
}

/** Deploys everything that answers requests, and hands it to the bench; whatever happens, it is stopped afterwards. */
export async function withProduct<T>(
  { say, signal }: BenchContext,
  use: (product: DeployedProduct) => Promise<T>,
): Promise<T> {
  say('building and starting the product');
  const [stack] = await Promise.all([
    startStack({
      components: ['mongod', 'chroma', 'aws-emulator', 'model-server'],
      ports: 'ephemeral',
      persist: false,
      signal,
    }),
    buildProduct(() => undefined, signal),
  ]);
  try {
    say('deploying it');
    const { outputs } = await deployProduct(stack, () => undefined, signal);
    const configured = await configureProduct(stack, outputs, () => undefined);
    return await use({ stack, has_voice: false, ...configured });
  } finally {
    await stack.stop();
  }
}
