import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Platform as ImagePlatform } from 'aws-cdk-lib/aws-ecr-assets';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { CodeSource } from './platform.ts';

/**
 * Bundles that `npm run build` wrote.
 *
 * @throws Error naming the function that has none: its handler is not written or the build is old.
 */
export function builtFunctions(root: string): CodeSource {
  return (name) => {
    const folder = join(root, 'dist/functions', name);
    if (existsSync(join(folder, 'index.mjs'))) return Code.fromAsset(folder);
    throw new Error(`there is no bundle of ${name} in dist/functions: write its handler.ts and run npm run build`);
  };
}

/** The image of the agent workers; Docker is asked for it when deploying, never when synthesizing. */
export function runtimeImage(root: string): ContainerImage {
  return ContainerImage.fromAsset(root, {
    file: 'agent-runtime/Dockerfile',
    platform: ImagePlatform.LINUX_ARM64,
    exclude: ['.git', '.local', '**/node_modules', '**/dist', '**/cdk.out', 'coverage', 'docs', 'test'],
  });
}
