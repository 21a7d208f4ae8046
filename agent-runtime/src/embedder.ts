import { loadEmbeddingConfig } from '@patchbay/config';
import { serveBundledModel } from '@patchbay/models';
import { embedderSocket } from './worker/embedder-process.ts';

/** The process that holds the bundled embedding model for every job of its worker; it ends with the worker. */
const { bundled_model_dir } = await loadEmbeddingConfig();
process.on('disconnect', () => process.exit(0));
await serveBundledModel(bundled_model_dir, embedderSocket(process.ppid));
