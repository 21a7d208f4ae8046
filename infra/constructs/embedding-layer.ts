import { Stack } from 'aws-cdk-lib';
import { Architecture, type ILayerVersion, LayerVersion } from 'aws-cdk-lib/aws-lambda';
import type { IConstruct } from 'constructs';
import type { Platform } from './platform.ts';

/** Memory of a function that may load the model: it takes 250 MB, and CPU comes with memory. */
export const EMBEDDING_MEMORY_MB = 1_024;

/**
 * The bundled embedding model as a layer of this stack. Each stack has its own version of it, made from one uploaded
 * asset: a layer that other stacks import could not be replaced while they use it.
 *
 * On AWS it is there whatever provider is configured, so that indexes made with it are searched until they are made
 * anew. Undefined on a developer's machine that embeds elsewhere: the emulator unpacks 70 MB for every process.
 */
export function embeddingLayer(scope: IConstruct, { config, embeddingModel }: Platform): ILayerVersion | undefined {
  if (config.target === 'local' && config.embedding_provider !== 'bundled') return undefined;
  const stack = Stack.of(scope);
  const known = stack.node.tryFindChild('embedding-model') as LayerVersion | undefined;
  return (
    known ??
    new LayerVersion(stack, 'embedding-model', {
      description: 'all-MiniLM-L6-v2 (int8) with ONNX Runtime for Node.js',
      code: embeddingModel(config.architecture),
      compatibleArchitectures: [config.architecture === 'arm64' ? Architecture.ARM_64 : Architecture.X86_64],
    })
  );
}
