import { createHash } from 'node:crypto';
import { indexFiles } from '../../api/support/index-files.ts';
import { type CallMaker, callOf, done, type Scene } from './audited-calls.ts';

let count = 0;

/** What no file of the tenant has yet. */
function newContent() {
  count += 1;
  return { size_bytes: 5, sha256: createHash('sha256').update(`swept ${count}`).digest('hex') };
}

const aReadyFile = ({ api, principal }: Scene) => indexFiles(api, principal).ready([], newContent());

const onReady =
  (...before: readonly string[]): CallMaker =>
  async (scene, route) => {
    const values = { file_id: await aReadyFile(scene) };
    for (const previous of before) await done(scene, previous, { values });
    return callOf(scene, route, { values });
  };

/** How the routes of files are called so that each leaves its event. */
export const FILE_CALLS: Readonly<Record<string, CallMaker>> = {
  createFile: async (scene, route) => {
    const content = newContent();
    const body = { name: 'swept.txt', media_type: 'text/plain', ...content, index_ids: [scene.made['index_id']] };
    const same = newContent();
    await indexFiles(scene.api, scene.principal).ready([], same);
    return [
      { ...callOf(scene, route, { body }), leaves: ['file.created'] },
      { ...callOf(scene, route, { body: { ...body, ...same } }), leaves: ['index_file.attached'] },
    ];
  },
  createFileVersion: async (scene, route) =>
    callOf(scene, route, {
      values: { file_id: await aReadyFile(scene) },
      body: { name: 'swept.txt', media_type: 'text/plain', ...newContent() },
    }),
  completeFileUpload: async (scene, route) =>
    callOf(scene, route, { values: { file_id: await scene.another('file_id') } }),
  retryFile: async (scene, route) => {
    const values = { file_id: await scene.another('file_id') };
    await done(scene, 'completeFileUpload', { values });
    return callOf(scene, route, { values });
  },
  stopFile: async (scene, route) => callOf(scene, route, { values: { file_id: await scene.another('file_id') } }),
  archiveFile: async (scene, route) => {
    const waiting = { file_id: await scene.another('file_id') };
    return [
      { ...callOf(scene, route, { values: { file_id: await aReadyFile(scene) } }), leaves: ['file.archived'] },
      { ...callOf(scene, route, { values: waiting }), leaves: ['file.stopped', 'file.archived'] },
    ];
  },
  restoreFile: onReady('archiveFile'),
  purgeFile: onReady('archiveFile'),
};
