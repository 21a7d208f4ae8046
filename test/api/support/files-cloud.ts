import { startComponent } from '@patchbay/testing';
import { openUploadsCloud, type UploadsCloud } from './uploads-cloud.ts';

/** What the modules of files and search reach: the bucket and the state machine, beside the run's Chroma and model server. */
export type FilesCloud = UploadsCloud;

/** Real, and of one test file alone. */
export async function openFilesCloud(): Promise<FilesCloud> {
  const [cloud, { chroma_url, openai }] = await Promise.all([
    openUploadsCloud(),
    startComponent('chroma'),
    startComponent('model-server'),
  ]);
  const env = { CHROMA_URL: chroma_url, OPENAI_BASE_URL: openai.base_url, OPENAI_API_KEY: openai.api_key };
  return { ...cloud, env: { ...cloud.env, ...env } };
}
