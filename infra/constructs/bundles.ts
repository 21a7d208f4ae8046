import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { Platform as ImagePlatform } from 'aws-cdk-lib/aws-ecr-assets';
import { ContainerImage } from 'aws-cdk-lib/aws-ecs';
import { Code } from 'aws-cdk-lib/aws-lambda';
import type { CodeSource, LayerSource } from './platform.ts';

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

/**
 * The embedding model that `npm run build` made for an architecture.
 *
 * @throws Error naming what to run where it was not made.
 */
export function builtEmbeddingModel(root: string): LayerSource {
  return (architecture) => {
    const node = architecture === 'arm64' ? 'arm64' : 'x64';
    const folder = join(root, 'dist/layers', `embedding-model-${node}`);
    if (existsSync(folder)) return Code.fromAsset(folder);
    throw new Error(`there is no embedding model in ${folder}: run npm run build -- --embedding-model ${node}`);
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
