import { indexFiles } from '../../api/support/index-files.ts';
import { type CallMaker, callOf, done, type Scene } from './audited-calls.ts';

let count = 0;
const unique = () => {
  count += 1;
  return count;
};

const anIndex = async (scene: Scene): Promise<string> =>
  (await done(scene, 'createSearchIndex', { body: { name: `Swept ${unique()}` } })).id;

const filesOf = ({ api, principal }: Scene) => indexFiles(api, principal);

/** An index with a file that searches find. */
async function filled(scene: Scene) {
  const index_id = await anIndex(scene);
  const file_id = await filesOf(scene).ready([index_id]);
  await filesOf(scene).searchable(index_id, file_id);
  return { index_id, file_id };
}

const onIndex =
  (...before: readonly [route: string, body: unknown][]): CallMaker =>
  async (scene, route) => {
    const values = { index_id: await anIndex(scene) };
    for (const [previous, body] of before) await done(scene, previous, { values, body });
    return callOf(scene, route, { values });
  };

const RECIPE = { chunking: { target_tokens: 100, overlap_tokens: 10 } };

/** How the routes of search indexes are called so that each leaves its event. */
export const INDEX_CALLS: Readonly<Record<string, CallMaker>> = {
  createSearchIndex: async (scene, route) => callOf(scene, route, { body: { name: `Swept ${unique()}` } }),
  updateSearchIndex: async (scene, route) => {
    const values = { index_id: await anIndex(scene) };
    return [
      { ...callOf(scene, route, { values, body: { name: `Swept ${unique()}` } }), leaves: ['search_index.updated'] },
      { ...callOf(scene, route, { values, body: RECIPE }), leaves: ['index_build.started'] },
    ];
  },
  archiveSearchIndex: onIndex(),
  restoreSearchIndex: onIndex(['archiveSearchIndex', {}]),
  stopSearchIndexBuild: onIndex(['updateSearchIndex', RECIPE]),
  attachIndexFile: async (scene, route) => {
    const values = { index_id: await anIndex(scene) };
    return callOf(scene, route, { values, body: { file_id: await filesOf(scene).ready() } });
  },
  detachIndexFile: async (scene, route) => callOf(scene, route, { values: await filled(scene) }),
  retryIndexFile: async (scene, route) => {
    const index_id = await anIndex(scene);
    const file_id = await filesOf(scene).ready([index_id]);
    await filesOf(scene).failed(index_id, file_id);
    return callOf(scene, route, { values: { index_id, file_id } });
  },
  createIndexSnapshot: async (scene, route) =>
    callOf(scene, route, { values: { index_id: (await filled(scene)).index_id } }),
};
