import type { Db, Document } from 'mongodb';
import type { Migration } from './migration.ts';

/** Header and query names are free, so that references are looked for among the values of the map. */
const secretsIn = (map: string) => ({
  $map: { input: { $objectToArray: { $ifNull: [map, {}] } }, in: '$$this.v.secret' },
});
const OF_TOOLS = {
  $concatArrays: [
    secretsIn('$content.config.headers'),
    secretsIn('$content.config.query'),
    [{ $ifNull: ['$content.config.signature.secret', null] }],
  ],
};

const MODELS = ['llm', 'stt', 'tts', 'realtime'];
const STAND_INS = ['llm.fallbacks', 'stt.fallbacks', 'tts.fallbacks'];
const OF_CONFIGS = {
  $concatArrays: [
    MODELS.map((place) => ({ $ifNull: [`$content.${place}.credential_id`, null] })),
    ...STAND_INS.map((place) => ({ $ifNull: [`$content.${place}.credential_id`, []] })),
  ],
};

/** Where contents refer to credentials: the collection, whose contents, and the references as they lie there. */
const PLACES: readonly { readonly collection: string; readonly of: Document; readonly found: Document }[] = [
  { collection: 'tool_versions', of: { 'content.handler_ref': { $in: ['http', 'mcp'] } }, found: OF_TOOLS },
  { collection: 'runtime_config_versions', of: {}, found: OF_CONFIGS },
  {
    collection: 'drafts',
    of: { tool_id: { $exists: true }, 'content.handler_ref': { $in: ['http', 'mcp'] } },
    found: OF_TOOLS,
  },
  { collection: 'drafts', of: { runtime_config_id: { $exists: true } }, found: OF_CONFIGS },
];

const idsIn = (found: Document) => ({
  $setUnion: [{ $filter: { input: found, cond: { $eq: [{ $type: '$$this' }, 'string'] } } }, []],
});

/** Those that refer to credentials and do not say so yet. */
const silent = ({ of, found }: (typeof PLACES)[number]): Document => ({
  ...of,
  credential_ids: { $exists: false },
  $expr: { $gt: [{ $size: idsIn(found) }, 0] },
});

/** Drafts and versions say beside their content which credentials it refers to, so that an index finds them. */
export const migration: Migration = {
  id: '0002-credential-ids',
  kind: 'once',
  checksum: 'ae939d675dbce63d53661e29b3ba5b999a2fc60e13b52d010a24290b448bc370',
  async plan(database: Db) {
    const counted = await Promise.all(
      PLACES.map(async (place) => ({
        action: 'change_documents' as const,
        collection: place.collection,
        documents: await database.collection(place.collection).countDocuments(silent(place)),
        description: 'credential_ids: the provider credentials that the content refers to',
      })),
    );
    return counted.filter(({ documents }) => documents > 0);
  },
  async up(database, signal) {
    for (const place of PLACES) {
      signal.throwIfAborted();
      await database
        .collection(place.collection)
        .updateMany(silent(place), [{ $set: { credential_ids: idsIn(place.found) } }]);
    }
  },
};
